"""English: the lines of the topics about data; `english_contracts` has those of contracts.

How a line is written is said in `diffs.weights.phrases`. To add a phrase, add it to the line of those that
mean the same; to add a matter, add a line.
"""

from __future__ import annotations

from diffs.weights.languages.english_contracts import TOPICS as OF_CONTRACTS

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
_GATHERED = """captur*, collect*, process*, store, stores, stored, storing, gather*, record*, access,
    accesses, scan*,
    receive*, analyz*, analys*, obtain*, capture*"""
_USED = """share*, sharing, combine*, use, used, uses, using, process*, purpose*, collect*, analyz*, analys*,
    necessary, help us"""
_DATA = """data, information, personal, cookie*, identifier*, messages, inputs, prompts, conversations,
    your contacts, your content, your activity, interactions, usage, visitor data, visitors"""

TOPICS = {
    "sale": """
        sell ... consent, not sell, never sell, sell ... share, sell ... rent, rent ... share + data,
            information, consent, personal, details, numbers
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
    "children": """
        a child, your child, child s, children*, minors, are a minor, as a minor, of a minor, minor child*,
            parental, parent or guardian, involving minor*, involving a minor, parents or guardians,
            legal guardian*, teen*, young people, underage, under age, youth
        age of majority, under #, under the age of #, age of #, # years old, # years of age, aged #,
            # or older, older than #, younger than #, # and over, minimum age ... #, over # years
        at least # years + old, age, are, be
        age verification, verify ... age, age assurance, age estimation, proof of age, age check*,
            minimum age
    """,
    "sensitive data": """
        biometric*, fingerprint, fingerprints, facial recognition, face recognition, face geometry,
            voiceprint*, faceprint*, face data
        genetic*, dna
        health data, health information, health related, medical data, medical information, medical record*,
            medical condition*, medical history, mental health, health condition*,
            health record*
        medical diagnos* + data, information, collect*, record*, report*
        racial, ethnic*, religion, religions, religious, political opinion*, political belief*,
            sexual orientation, sex life, trade union, philosophical belief*
        criminal record*, criminal conviction*, criminal offence*, criminal offense*, background check*
            + data, information, collect*, check, checks, report*, record*
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
        process ... personal, processing of personal, personal ... processed, information ... stored,
            store ... information, store ... data, data ... stored, provide ... personal
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
        submit ... information, information you submit, information ... submitted, enter ... information,
            information ... received by, may attribute, be attributed to + form, forms, collect*, received
        process media, process ... audio, process ... video, media ... sent, store ... media, media sent
        user id*, session id*, timestamp*, hash of, device model* + {_TAKEN}
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
        hosted on @, host on @, served by @, powered by @, delivered by @, provided by @, processed with @,
            managed by @, rely on @, work with @, partnered with @, supported by @ + data, visitor*, cookie*,
            analy*, track*, payment*, newsletter*, hosting, hosted, website, cdn, email*, log*
        via @, through @, using @ + analytics, newsletter*, hosting, hosted, hosts, cdn, track*
        service provided by, services provided by, service of, service from, tool provided by, plugin* + inc,
            llc, ltd, limited, gmbh, corp, ireland, analytics, hosting
        hosting provider*, hosting service*, hosting the, hosting of, hosted by, host of + website, site,
            app, servers
        shared with @, share ... with @, shares ... with @, disclosed to @, disclose ... to @, hosted by @,
            processed by @, stored by @ + data, information, personal, hosted, third part*, on our behalf
        we use @, we also use @, uses @, engaged @, hosted by @, integrated with @, vendors are @,
            providers are @, partners are @, partners include @, providers include @, vendors include @
            + cookie*, data, information, personal, analy*, track*, payment*, email*, hosting, hosted,
            process*, service, look up, api
        provider @, providers @, vendor @, vendors @, processor @, processors @, analytics service @,
            provided by companies @ + {_DATA}, analy*, hosting, payment*, email*, collects, processes, uses
        @ + sub processor*, subprocessor*, subcontractor*, third part*, 3rd part*, our partners, recipients,
            our service providers, our providers, data processors, whom we share, vendors
        brand owner*, rights holder*, merchant*, retailer*, publisher*, seller, sellers, franchisee*,
            dealer*, network operator*, telecommunications operator*, distributor*, delivery compan*,
            courier* + share, shared, shares, sharing, disclose, disclosed, transfer, transferred + {_DATA}
        data broker*, data reseller* + {_GIVEN} + {_DATA}
        social network*, social media + {_GIVEN} + {_DATA}
        analytics provider*, analytics compan*, measurement partner* + {_GIVEN} + {_DATA}
        law enforcement, government agenc*, government authorit*, public authorit*, regulator, regulators,
            court order*, subpoena*, government request*, judicial authorit*, tax authorit*, police + share*,
            sharing, disclos*, provide, provided, provides, transfer*, release*, preserve*, comply, complies,
            respond*, response, responding, report to, cooperate, send, handed, hand over
        payment processor*, payment provider*, payment service*, credit bureau*, credit reference* + {_GIVEN}
            + {_DATA}
        employer*, researcher*, academic institution*, insurer*, professional advis*, auditors, lawyers,
            accountants, consultants, collection agenc*, fraud prevention agenc*,
            identity verification provider*, event organi*, sponsor, sponsors + share, shared, shares,
            sharing, disclose, disclosed, discloses, provide, provided + {_DATA}
        to users whose, to users who, to the user who, to others, with others, with anyone, other users,
            other members, publicly visible, visible to, publicly accessible, made public,
            available to the public + share*, disclos*, send, sent, visible, see, view, public*, profile*
            + {_DATA}, profile*, content, posts, photos
        share ... data, share ... information, shares ... information, sharing your, sharing of your,
            sharing personal, shared with, shares ... data, share it with, disclose ... information,
            disclose ... data, disclosed to, sell ... data, sell ... information, selling ... data
    """,
    "retention": f"""
        retain*, retention, store ... for, stored for, keep your, kept for, keep ... for as long,
            keep ... data for, as long as ... necessary, as long as necessary, storage period*, how long we
            + {_DATA}, record*, log, logs, history, files, transcripts, recordings, content
        delete, deletes, deleted, deleting, deletion, eras*, purge*, anonymiz*, anonymis*, destroy*,
            remove ... data, remove ... information, permanently removed + data, information, record*,
            personal, messages, history, files, recordings, content, backup*
        delet*, remov*, eras* + inactive, inactivity, dormant, no activity, not logged in + account*, profile*
        keep, keeps, kept, store, stores, stored + hours, days, weeks, months + {_DATA}, log, logs, address*
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
        enabled by default, on by default, activated by default, opted in by default >< disabled by default,
            off by default, deactivated by default
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
    "automated decisions": """
        moderat*, review* ... content, reviewed ... content + technolog*, automat*, human, ai, algorithm*,
            manual*, filter*
        automated decision*, automated individual decision*, automated ... processing,
            process* ... automated means,

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
        deliver*, provide the service*, provide our service*, provide and maintain, to operate, operate our,
            operating our, operate the, perform ... contract, fulfil*, process ... orders,
            provide you with ... service* + {_USED} + {_DATA}
        compl* with ... law*, legal obligation*, legal requirement*, legal claims, establish ... defend
            + {_USED} + {_DATA}
        legitimate interest*, legal basis, legal bases, lawful basis, legal ground*, lawful ground*
        any purpose, own purposes, other purposes, new purpose*, different purpose*, further purposes,
            compatible purpose*, commercial purpose*, business purpose*, only for the purpose*,
            solely for the purpose* + data, information, personal, process*
        communicate with you, contact you about, respond to your, customer support, send you + {_USED}
            + {_DATA}
    """,
} | OF_CONTRACTS
