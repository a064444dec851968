"""English: the lines of each topic.

How a line is written is said in `diffs.weights.phrases`. To add a phrase, add it to the line of those that
mean the same; to add a matter, add a line.
"""

from __future__ import annotations

_GIVEN = """share*, sharing, disclos*, provide*, providing, transfer*, transmit*, pass on, passed on, sell*,
    sold, show*, give, given, gives, giving, access, accesses, accessed, receive*, send, sends,
    sent, sending, make available, made available, collect*, obtain*, process*, combine*, use, uses,
    used, using, place, places, placed, set by, on our behalf, work with, recipients, disclosure*,
    transfer*, release*, report to, upload*, import*, synchroni*, match*, exchange*, supply,
    supplied, communicate"""
_TAKEN = """collect*, process*, store, stores, stored, storing, use, used, uses, using, gather*, obtain*,
    receive*, record*, access, accesses, accessed, log, logs, analyz*, analys*, monitor*, scan*,
    track*, scrap*, infer*, retain*, derive*, capture*, ask for, asked for, request, include,
    includes, including, provide us, provided to us, you provide"""
_GATHERED = """collect*, process*, store, stores, stored, storing, gather*, record*, access, accesses, scan*,
    receive*, analyz*, analys*, obtain*, capture*"""
_USED = """share*, sharing, combine*, use, used, uses, using, process*, purpose*, collect*, analyz*, analys*,
    necessary, help us"""
_DATA = "data, information, personal, cookie*, identifier*, messages, inputs, prompts, conversations"

TOPICS = {
    "sale": """
        sell ... data, sells ... data, selling ... data, sold ... data, sale of ... data, data ... sold,
            data ... for sale, sell ... information, sells ... information, selling ... information,
            sale of ... information, information ... sold, sell or share, sold or shared, sale or sharing,
            monetary consideration, valuable consideration, rent ... information, rent ... data,
            trade ... data, data sale*, sell it, sells it, sold it, sell them, sell any personal*,
            selling of personal*
        merger*, acquisition*, sale of ... assets, sale of ... business, sale of the company,
            change of control, bankruptcy, insolvency, reorganization, reorganisation,
            corporate restructuring + data, information, transfer*, share*, disclos*, sale, company,
            business, assets, event
    """,
    "arbitration": """
        arbitrat*, jams, american arbitration association, aaa rules
        class action*, class wide, representative action*, mass arbitration*, collective action*
        jury
        small claims
        sue us, sue you, lawsuit*, file suit, bring a suit, bring suit, bring ... claim* + court*, waive*,
            agree*, individual*, must, only
        dispute resolution, informal resolution, alternative dispute*, out of court, mediat*, ombudsm*
    """,
    "children": """
        a child, your child, child s, children*, minors, are a minor, as a minor, of a minor, minor child*,
            parental, parent or guardian, involving minor*, involving a minor,
            parents or guardians, legal guardian*, teen*, young people,
            underage, under age, youth
        age of majority, under #, under the age of #, age of #, # years old, # years of age, aged #,
            # or older, older than #, younger than #, # and over, minimum age ... #,
            over # years
        at least # years + old, age, are, be
        age verification, verify ... age, age assurance, age estimation, proof of age, age check*,
            minimum age
    """,
    "sensitive data": """
        biometric*, fingerprint, fingerprints, facial recognition, face recognition, face geometry,
            voiceprint*, faceprint*, face data
        genetic*, dna
        health data, health information, health related, medical, mental health, health condition*
        racial, ethnic*, religion, religions, religious, political opinion*, political belief*,
            sexual orientation, sex life, trade union, philosophical belief*
        criminal record*, criminal conviction*, criminal offence*, criminal offense*, background check*
        social security number*, passport*, driver's license*, driver's licence*, driving licence*,
            national identi*, government issued, government id, identity document*
        precise location, precise geolocation, exact location, geolocation data ... precise
        sensitive personal*, sensitive data, sensitive information, special categor*
    """,
    "data": f"""
        we collect ... information, we collect ... data, we may collect ... information,
            we may collect ... data, we receive ... information, we receive ... data,
            collects ... information, collects ... data, collected ... information about,
            information ... is collected, data ... is collected, information ... we collect,
            data ... we collect, sends ... data to, receives ... information, receives ... data,
            receives your
        your location*, user's location*, location data, location information, geolocation, geo location,
            gps, whereabouts, approximate location*, collect ... location*, process ... location*,
            use ... location*, infer ... location*, track ... location*, access ... location*,
            location of your device, location history, location based + {_TAKEN}
        ip address*, device identifier*, device id*, advertising id*, unique identifier*, mac address*, imei
            + {_TAKEN}
        browsing history, search history, search queries, browsing activity, browsing behavio*,
            pages you visit*, websites you visit*, apps you use, device information, device data,
            browsing data, clickstream, usage data, usage information, log data, activity data, how you use,
            interactions with + {_TAKEN}
        your contacts, contact list*, address book*, phone book + {_TAKEN}
        photos, photograph*, your camera, device's camera, screen recording*, microphone, audio recording*,
            audio data, audio file*, audio clip*, video recording*, videos, voice recording*, voice data,
            images of + {_GATHERED}
        screenshots, screen captures, code snippet*, codebase, source code, your files, file contents,
            documents you, calendar, health app, clipboard, telemetry, crash report*, diagnostic*,
            performance data + {_GATHERED}
        keystroke*, mouse movement*, session replay, session recording* + {_TAKEN}
        payment information, payment data, payment details, credit card*, bank account*, card number*,
            billing information, financial information + {_TAKEN}
        survey response*, survey data + {_TAKEN}, provide*, include*
        your name, full name, username*, profile information, account information, registration data,
            demographic*, gender, marital status, household, income + {_GATHERED}
        purchase history, transaction data, transaction history, purchases you + {_TAKEN}
        date of birth, birth date, birthday + {_TAKEN}
        telephone number*, phone number*, mobile number* + {_TAKEN}
        email address*, postal address*, mailing address*, home address*, shipping address* + {_GATHERED}
        content of your messages, your messages, your conversations, your communications, chats,
            chat history, chat content, chat logs, your prompts, inputs and outputs, prompts, user content
            + {_TAKEN}
        cookie*, web beacon*, pixel*, local storage, sdk, sdks, tracking technolog*, device fingerprint*,
            similar technologies + {_TAKEN}, set, sets, place, places, placed, install*
        inferences, profile about, profiles about, infer, inferred
        employment*, education*, job title*, occupation, resume*, curriculum + {_TAKEN}
        publicly available, public sources, third party sources, data brokers, from third parties + {_TAKEN}
    """,
    "recipients": f"""
        third part* + {_GIVEN} + {_DATA}
        affiliate, affiliates, affiliated compan*, affiliated entit*, subsidiar*, group compan*,
            parent company, corporate family + {_GIVEN} + {_DATA}
        partner, partners, business partners + {_GIVEN} + {_DATA}
        advertiser*, advertising partner*, ad network*, advertising network*, advertising compan* + {_GIVEN}
            + {_DATA}
        service provider*, vendor, vendors, contractor*, supplier*, data processors, hosting provider*
            + {_GIVEN} + {_DATA}
        sub processor*, subprocessor*
        shared with @, share ... with @, shares ... with @, disclosed to @, disclose ... to @, hosted by @,
            processed by @, stored by @ + data, information, personal, hosted, third part*, on our behalf
        we use @, we also use @, uses @, engaged @, hosted by @, integrated with @, vendors are @,
            providers are @, partners are @, partners include @, providers include @, vendors include @
            + cookie*, data, information, personal, analy*, track*, payment*, email*, hosting, hosted,
            process*
        @ + sub processor*, subprocessor*, subcontractor*, third part*, 3rd part*, our partners, recipients,
            our service providers, our providers, data processors, whom we share, vendors
        brand owner*, rights holder*, merchant*, retailer*, publisher*, seller, sellers, franchisee*,
            dealer*, network operator*, telecommunications operator*, distributor*, delivery compan*,
            courier* + share, shared, shares, sharing, disclose, disclosed, transfer, transferred + {_DATA}
        data broker*, data reseller* + {_GIVEN} + {_DATA}
        social network*, social media + {_GIVEN} + {_DATA}
        analytics provider*, analytics compan*, measurement partner* + {_GIVEN} + {_DATA}
        law enforcement, government agenc*, government authorit*, public authorit*, regulator, regulators,
            court order*, subpoena*, government request*, judicial authorit*, tax authorit*, police
            + share*, sharing, disclos*, provide, provided, provides, transfer*, release*, preserve*,
            comply, complies, respond*, response, responding, report to, cooperate, send, handed, hand over
        payment processor*, payment provider*, payment service*, credit bureau*, credit reference*
            + {_GIVEN} + {_DATA}
        employer*, researcher*, academic institution*, insurer*, professional advis*, auditors, lawyers,
            accountants, consultants, collection agenc*, fraud prevention agenc*,
            identity verification provider*, event organi*, sponsor, sponsors + share, shared, shares,
            sharing, disclose, disclosed, discloses, provide, provided + {_DATA}
        to users whose, to users who, to the user who, to others, with others, with anyone, other users,
            other members, publicly visible, visible to, publicly accessible, made public,
            available to the public + share*, disclos*, send, sent, visible, see, view, public*, profile*
        share ... data, share ... information, shares ... information, sharing your, sharing of your,
            sharing personal, shared with, shares ... data, share it with, disclose ... information,
            disclose ... data, disclosed to, sell ... data, sell ... information, selling ... data
    """,
    "retention": """
        retain*, retention, store ... for, stored for, keep your, kept for, keep ... for as long,
            keep ... data for, as long as ... necessary, as long as necessary, storage period*, how long we
            + data, information, record*, log, logs, cookie*, personal, messages, history, files, transcripts,
            recordings
        delete, deletes, deleted, deleting, deletion, eras*, purge*, anonymiz*, anonymis*, destroy*,
            remove ... data, remove ... information, permanently removed + data, information, record*,
            personal, messages, history, files, recordings, content, backup*
    """,
    "transfer abroad": """
        transfer* ... outside, outside the european*, outside the eea, outside the eu, outside the uk,
            outside your country, outside of your country, outside of the eu, outside of the european*,
            other countries, third countr*, international transfer*, international data transfer*,
            cross border, transfer* ... united states, processed in the united states,
            stored in the united states, servers in, servers located, country of residence ... transfer,
            transferred to countries, located in countries, data localization, transfer* ... countries
            + transfer*, process*, stor*, sent
        standard contractual clauses, model clauses, sccs
        privacy shield, safe harbor
        data privacy framework, dpf
        adequacy decision*, adequate level, adequacy
        binding corporate rules
    """,
    "consent": """
        enabled by default, on by default, activated by default, opted in by default
            >< disabled by default, off by default, deactivated by default
        opt in, opted in, opting in, only if you agree, only if you have agreed >< opt out*, opted out,
            opting out, unless you object, unless you opt out, right to object, object to
        explicit ... consent, express ... consent, expressly ... consent, affirmative consent,
            explicitly consent*, prior ... consent, written consent >< implied consent, implicit consent,
            deemed ... consent*, deemed to have, presumed consent, by continuing to use,
            by using ... you agree, by using ... you consent, by accessing ... you agree,
            continued use ... accept*, continued use ... agree*, continued use ... constitute*,
            continued use ... means, continued use ... consent
        with ... consent, with your permission >< without ... consent, without your permission,
            without asking, regardless of your consent
        consent*, your permission, your agreement to, agree to receive, agree that we may, authori* us,
            you authori*
        withdraw*, revoke*, unsubscribe* + consent*, permission*, marketing, email*, newsletter*, authori*,
            unsubscribe*
        do not track, global privacy control, gpc, opt out preference*, cookie settings, cookie preferences,
            consent manage*
    """,
    "rights": """
        right to access, right of access, right to know, right to rectif*, right to correct*,
            right to eras*, right to delet*, right to be forgotten, right to restrict*,
            right to data portability, data portability, right to portability, right to object, your rights,
            your privacy rights, rights you have, you have the right, you have a right, data subject rights,
            rights of data subjects, your legal rights, statutory rights, consumer rights,
            exercise ... rights, request ... deletion, request ... access, you ... request ... copy,
            right to non discrimination
        supervisory authority, data protection authority, lodge a complaint, file a complaint,
            complaint with, information commissioner*, right to complain, right to appeal, appeal*,
            authorized agent*, authorised agent*
        right of withdrawal, right to withdraw, cooling off, right to cancel + you, your, consumer*
    """,
    "liability": """
        liable, liability
        not responsible, no responsibility, not be responsible, not be held responsible
        does not guarantee, do not guarantee, cannot guarantee, no guarantee*, not guaranteed
        indemnif*, indemnity, hold harmless, defend and hold
        warranty, warranties, warrants that, as is basis, provided as is, as is and, as available,
            on an as is, disclaim*, fitness for a particular
        at your own risk, at your sole risk, entirely at your risk, your sole responsibility
        consequential damage*, punitive damages, indirect damages, loss of profit*, limitation of liability,
            aggregate liability, total liability, liability cap*, maximum liability, gross negligence,
            shall not exceed, will not exceed
    """,
    "automated decisions": """
        automated decision*, automated individual decision*, automated ... processing, automated means,
            solely automated, automatically ... decid*, algorithmic decision*
        profiling, create profiles, create a profile of, create a profile about, build a profile,
            build profiles
        use of ai, use ai, using ai, uses ai, artificial intelligence, machine learning, generative ai,
            ai systems, ai tools, ai features, ai powered + to moderate, to detect, decision*, to review,
            automatically, to assess, to evaluate, to recommend, to rank, to personal*, to analy*,
            to generate
        human review*, human intervention, reviewed by humans, human reviewer*, manual review* + automat*,
            decision*, content, ai, data, information, conversations, messages
        recommend* ... algorithm*, recommender*, ranking algorithm*, ranking parameter*, main parameters,
            ranked by, ranked based, ranking is, ranking of, our algorithm*, algorithms to, algorithmic,
            by algorithm*, use ... algorithm*, automated scoring, credit scor*, score you, scoring
    """,
    "training": """
        train, trained, training, trains, fine tun*, training data + model, models, ai, machine learning,
            algorithm*, artificial intelligence, neural
        improve ... model, improve ... models, improving ... models, develop ... models,
            developing ... models, improve ... ai, develop ... ai, development of ... ai,
            development of ... models
    """,
    "purpose": f"""
        improve*, improving, develop, developing, development of, enhance*, enhancing + {_USED} + {_DATA}
        personaliz*, personalis*, customiz*, customis*, tailor* + {_USED} + {_DATA}
        marketing, promotional, advertising, targeted ads, interest based, personalized ads, newsletter*,
            promote* + {_USED} + {_DATA}
        marketing communication*, marketing message*, marketing email*, promotional email*, special offers,
            promotional offers, promotional communication*, newsletter*, direct marketing + send*, receive*,
            contact*, agree*, unsubscribe, opt, provide you
        choose which ads, show you ads, show you ... ads, ads you see, ads shown, ad targeting, target ads,
            personalized ads, personalised ads, interest based advertis*, behavioral advertis*,
            behavioural advertis*, targeted advertis*, cross context
        research, statistic*, analytics, measuring, measurement, measure the, market research + {_USED}
            + {_DATA}
        fraud, fraudulent, safety, protect against, prevent* + {_USED} + {_DATA}
        deliver*, provide the service*, provide our service*, provide and maintain, operate*,
            perform ... contract, fulfil*, process ... orders, provide you with ... service* + {_USED}
            + {_DATA}
        compl* with ... law*, legal obligation*, legal requirement*, legal claims, establish ... defend
            + {_USED} + {_DATA}
        legitimate interest*, legal basis, legal bases, lawful basis
        any purpose, other purposes, new purpose*, different purpose*, further purposes,
            compatible purpose*, commercial purpose*, business purpose*, only for the purpose*,
            solely for the purpose* + data, information, personal, process*
        communicate with you, contact you about, respond to your, customer support, send you + {_USED}
            + {_DATA}
    """,
    "contracting party": """
        contract between, agreement between, between you and, contracting entity, contracting part*,
            agreement with, agreement is with, contract with, contract is with, entering into ... with,
            you are contracting with, you contract with + inc, llc, ltd, limited, gmbh, ag, s.a., sas, sarl,
            b.v., bv, plc, corp*, company, pte, pbc, ab, aps, oy, llp, ireland
        data controller, independent controllers, controller of, controller is,
            controller for, joint controller*, responsible for ... data, is the controller,
            are the controller*, who we are
        operated by, provided by, offered by, owned by, we us our, we us and our, refers to, collectively
            + inc, llc, ltd, limited, gmbh, ag, s.a., sas, sarl, b.v., bv, plc, corp*, pte, pbc, llp
        legal agreement, binding agreement, binding contract, we ... us, we ... our
            + inc, llc, ltd, limited, gmbh, corp, corporation, plc, pte, pbc, llp, b.v., bv, sas, s.a.,
            sarl, oy, ab
        registered office, registered in, registered at, company number, registration number, vat number,
            registered under, principal place of business, registered address
        assign ... agreement, assign ... rights, assign ... terms, transfer ... agreement,
            transfer ... our rights, assignment of ... agreement, assignment of ... rights,
            assignment of ... terms, assigned by, novat*, assignable, successor* + agreement*, terms,
            rights, obligations, contract
    """,
    "governing law": """
        governed by, governing law, laws of, law of the state, choice of law, conflict of law* + law, laws
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
            suspend*, suspension*, deactivat*, expel*, remove you, removal of your, disable ... account*,
            close ... account*, ban, bans, banned, block ... account*, restrict ... account*,
            cancel ... contract*, cancel ... agreement*, blocked from, revoke ... access, lose access,
            permanently removed + account*, access, service*, agreement*, contract*, subscription*, terms,
            licen*, use, membership
        being terminated, be terminated, being suspended, be suspended, be banned, be blocked from,
            be expelled, lose your account, closing your account, close your account,
            cancel your membership, cancel your subscription, cancel your account, stop providing,
            cease to provide, cease providing
    """,
    "notice of changes": """
        notify you, notify users, inform you, let you know, notice of change*, notice of any change*,
            prior notice, advance notice, days notice, days' notice, notice by email, notification by,
            give you notice, provide notice, will be notified, post ... changes, posting ... changes,
            post the updated, posting the updated, post any changes, reasonable notice, we will notify,
            material change*, changes ... effective + change*, update*, modif*, amend*, revis*, notice,
            new terms, new version
    """,
    "security": """
        data breach*, security breach*, security incident*, unauthorized access, unauthorised access,
            breach notification*, personal data breach*
        encrypt*
        security measures, security safeguards, technical and organi*, safeguards, secure your,
            protect ... information, protect ... data, security of your,
            iso #, soc #, penetration test*, two factor, multi factor
        cannot guarantee, no guarantee + secur*, transmi*, data, information
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
