"""English: the lines of the topics of contracts; `english_topics` has those about data."""

from __future__ import annotations

TOPICS = {
    "arbitration": """
        arbitrat*, jams, american arbitration association, aaa rules
        class action*, class wide, representative action*, mass arbitration*, collective action*
        jury
        small claims
        sue us, sue you, lawsuit*, file suit, bring a suit, bring suit, bring ... claim* + court*, waive*,
            agree, agrees, individual, individually, must
        dispute resolution, informal resolution, alternative dispute*, out of court, mediat*, ombudsm*
    """,
    "rights": """
        legal right, right to cancel, cancellation period, withdrawal period, right to a refund,
            change your mind, certain rights, following rights, additional rights, privacy rights
        right to access, right of access, right to know, right to rectif*, right to correct*, right to eras*,
            right to delet*, right to be forgotten, right to restrict*, right to data portability,
            data portability, right to portability, right to object, your rights, your privacy rights,
            rights you have, you have the right, you have a right, data subject rights,
            rights of data subjects, your legal rights, statutory rights, consumer rights,
            exercise ... rights, right to non discrimination
        request ... deletion, request ... access, you ... request ... copy + right, rights, personal,
            your data, your information
        supervisory authority, data protection authority, lodge a complaint, file a complaint,
            complaint with, information commissioner*, right to complain, right to appeal, appeal*,
            authorized agent*, authorised agent*
        right of withdrawal, right to withdraw, cooling off, right to cancel + you, your, consumer*
        withdraw ... consent, revoke ... consent, withdrawal of consent, object to ... processing,
            object to our, restrict ... processing, opt out of ... sale, correct inaccurate,
            correct any inaccurate, copy of your personal, copy of your data, copy of your information,
            rectify your, correct your personal
        verify your identity, confirm your identity, proof of identity, authenticate your request,
            respond to your request, respond to requests + your request, requests, rights, exercise
    """,
    "liability": """
        liable, liability
        not responsible, no responsibility, not be responsible, not be held responsible,
            bear* ... responsib*, assume* no, assume ... responsib*, accept* no, accept ... responsib*,
            not ... warrant, not warrant, nor warrant, not endorse, responsib* for any
        does not guarantee, do not guarantee, cannot guarantee, no guarantee*, not guaranteed
        indemnif*, indemnity, hold harmless, defend and hold
        warranty, warranties, warrants that, as is basis, provided as is, as is and, as available,
            on an as is, disclaim*, fitness for a particular
        at your own risk, at your sole risk, entirely at your risk, your sole responsibility
        consequential damage*, punitive damages, indirect damages, loss of profit*, limitation of liability,
            aggregate liability, total liability, liability cap*, maximum liability, gross negligence,
            shall not exceed, will not exceed
    """,
    "contracting party": """
        contract between, agreement between, between you and, contracting entity, contracting part*,
            agreement with, agreement is with, contract with, contract is with, entering into ... with,
            you are contracting with, you contract with + inc, llc, ltd, limited, gmbh, ag, s.a., sas, sarl,
            b.v., bv, plc, corp*, company, pte, pbc, ab, aps, oy, llp, ireland
        data controller, independent controllers, controller of, controller is, controller for,
            joint controller*, responsible for ... data, is the controller, are the controller*, who we are
        operated by, is provided by, are provided by, offered by, owned by, we us our, we us and our,
            refers to, collectively + inc, llc, ltd, limited, gmbh, ag, s.a., sas, sarl, b.v., bv, plc,
            corp*, pte, pbc, llp
        legal agreement, binding agreement, binding contract, we ... us, we ... our + inc, llc, ltd, limited,
            gmbh, corp, corporation, plc, pte, pbc, llp, b.v., bv, sas, s.a., sarl, oy, ab
        registered office, company number, registration number, principal place of business,
            registered address, site is published by, platform is published by, website is published by,
            site is operated by, website is operated by, platform is operated by
        registered in, registered at, registered under + company, number, register, laws, office, inc, ltd,
            limited, gmbh, corporation, street
        assign ... agreement, assign ... rights, assign ... terms, transfer ... agreement,
            transfer ... our rights, assignment of ... agreement, assignment of ... rights,
            assignment of ... terms, assigned by, novat*, assignable, successor* + agreement*, terms, rights,
            obligations, contract
        representative in the eu*, representative in the uk, representative in the united kingdom,
            representative in switzerland, eu representative*, uk representative*, european representative*,
            swiss representative*, gdpr representative*, data protection representative*,
            article # representative*, representative* ... article #
    """,
    "governing law": """
        governed by, governing law, choice of law, conflict of law* + law, laws
        laws of, law of the state + govern*, construed, interpreted, conflict*, accordance, subject to
        exclusive jurisdiction, non exclusive jurisdiction, jurisdiction of the courts,
            jurisdiction of ... court*, jurisdiction of the state, jurisdiction and venue, venue, courts of,
            courts in, courts located, competent court*, submit to ... jurisdiction, place of jurisdiction,
            state or federal court*
    """,
    "unilateral power": """
        sole discretion, sole and absolute discretion, absolute discretion, discretion of, our discretion,
            own discretion, sole judgment, at its discretion
        for any reason, for any or no reason, without cause, without reason, without giving reasons,
            without liability + we, our, us
        without notice, without prior notice, without notifying, without warning, without advance notice,
            without further notice
        we may change, we may modify, we may amend, we may update, we may revise, we may alter,
            we may discontinue, we may remove, we may refuse, we may limit, we may restrict,
            change or discontinue, modify or discontinue, right to change, right to modify, right to amend,
            right to update, right to refuse, right to discontinue, right to remove, right to limit
        modify ... at any time, change ... at any time, amend ... at any time, update ... at any time,
            revise ... at any time, adjust ... at any time, discontinue ... at any time + terms, policy,
            policies, agreement, fee, fees, price*, surcharge*, service, services
        irrevocable, perpetual, royalty free, sublicensable, transferable license, worldwide license
    """,
    "termination": """
        terminate, terminates, terminated, terminating, termination of, termination by, right to terminat*,
            suspend*, suspension*, deactivat*, expel*, remove you, removal of your account,
            disable ... account*, close ... account*, ban, bans, banned, block ... account*,
            restrict ... account*, cancel ... contract*, cancel ... agreement*, blocked from,
            revoke ... access, lose access, permanently removed + account*, access, service*, agreement*,
            contract*, subscription*, terms, licen*, use, membership, we, you, either party, your
        being terminated, be terminated, being suspended, be suspended, be banned, be blocked from,
            be expelled, lose your account, closing your account, close your account, cancel your membership,
            cancel your subscription, cancel your account, stop providing, cease to provide, cease providing
    """,
    "notice of changes": """
        notify you, notify users, inform you, let you know, notice of change*, notice of any change*,
            prior notice, advance notice, days notice, days' notice, notice by email, notification by,
            give you notice, provide notice, will be notified, post ... changes, posting ... changes,
            post the updated, posting the updated, post any changes, reasonable notice, we will notify,
            material change*, changes ... effective + change*, update*, modif*, amend*, revis*, notice,
            new terms, new version
        occasionally update, update ... from time to time, review this page, review this policy,
            review these terms, check this page, check back, periodically review, review ... periodically,
            review ... regularly, revisit, revised version, updated version + policy, terms, notice, page,
            statement, agreement
        right to change, right to modify, right to amend, right to update, right to revise, right to alter
            + policy, policies, terms, notice, statement
        may update, may change, may modify, may amend, may revise, may also update,
            may also change, may occasionally update, may periodically update, may be updated,
            may be changed, may be modified,
            may be amended, may be revised, make changes to, any changes to, changes to this,
            changes to these, changes to our + policy, terms, conditions, agreement, notice, statement
        continued use, continue to use, continuing to use, constitutes acceptance,
            constitutes your acceptance, deemed acceptance, take effect, become effective, come into effect,
            stop using + change, changes, modified, modification*, amended, amendment*,
            updated, update, revised, revision*
        updating our ... terms, updating our ... policy, updating our ... notice, updating these terms,
            updating this policy, changing our ... terms, changing our ... policy
        updated terms, updated policy, updated privacy policy, updated privacy notice, new terms, new policy,
            new privacy policy, new privacy notice, new version + until then, comes into effect,
            come into effect, comes into force, come into force, takes effect, take effect,
            goes into effect, go into effect
    """,
    "security": """
        data breach*, security breach*, security incident*, unauthorized access, unauthorised access,
            breach notification*, personal data breach*
        encrypt*
        security measures, security safeguards, technical and organi*, safeguards, secure your,
            protect ... information, protect ... data, security of your, iso #, soc #, penetration test*,
            two factor, multi factor
        cannot guarantee, no guarantee + secur*, transmi*, data, information
        transmission over the internet, method of transmission, electronic storage, absolutely secure,
            completely secure, fully secure, entirely secure, absolute security, no system, #% secure,
            # % secure, confidentiality ... integrity, appropriate security, security procedures,
            security practices, access controls, restricted access, limited access, firewall*,
            vulnerabilit*, secure servers, secure environment
        password, passwords, login credentials, account credentials + confidential*, secur*, secret, strong,
            safeguard*
    """,
    "price": """
        fee, fees, surcharge*, commissions, commission structure*, commission rate*, commission of,
            sales commission
        price, prices, pricing, list price*, price increase*, price change* + pay*, charg*, fee, fees,
            chang*, increas*, subscription*, purchas*, product, products, service, services, tax, taxes,
            display*, offer*, currency, discount*, order*, listed, vary, varies, paid, plan*
        refund*, money back, chargeback*, non refundable
        renew, renews, renewed, renewal* + subscription*, term, automatic*, membership*, plan, plans,
            contract*, agreement*, period, cancel*, charg*, unless, licen*
        auto renew*, automatic renewal, recurring ... payment*, recurring ... charge*, recurring fee*,
            recurring billing, recurring basis, recurring subscription*, subscription period, billing cycle,
            billing period
        free trial*, trial period, subscription*, paid plan*, credits + cancel*, pay*, charg*, purchas*,
            bill*, fee, fees, price*, expire*, trial*, upgrade*, downgrade*
        taxes, vat, sales tax, currency, late payment*, penalt*, interest rate*
        spending limit*, limit ... spend, specify ... spend, maximum amount, minimum order*, shipping cost*,
            delivery cost*, handling cost*, discount*, voucher*, coupon*, promo code*, cashback, cash back
            + pay*, charg*, purchas*, order*, customer*, you, use*
        deposit*, withdrawal limit*, payout*, payment term*, payment method*, invoic*
    """,
}
