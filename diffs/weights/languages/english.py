"""English: the small words that turn a sentence round; the lines of its topics are in `english_topics`."""

from __future__ import annotations

import re

from diffs.weights.languages.english_topics import TOPICS
from diffs.weights.languages.language import Language, read_lines, read_numerals, read_phrases, read_words

ENGLISH = Language(
    code="en",
    recognised_by=read_words("the of and to you your we our is are that this with for or by on any may not"),
    topics=read_lines("en", TOPICS),
    modals={
        "may": "may, might, can, could, are allowed to, is allowed to, are permitted to, entitled to",
        "will": "will, shall",
        "must": """must, should, need to, needs to, have to, has to, required to, obliged to, obligated to""",
        "only": "only, solely, exclusively, unless, except, always",
    },
    denials=read_words("not no never neither nor none nobody nothing refuse refuses"),
    withouts=read_words("without"),
    lists={
        "data": read_phrases(
            "we collect, we may collect, we also collect, we process the following, data we process, data "
            "which is processed, data that is processed, personal data processed, categories of data, "
            "categories of personal, types of data, types of information, types of personal, information "
            "collected, data collected, we automatically collect, we receive"
        ),
        "purpose": read_phrases(
            "how we use, we use your, we use the, we use this, we may use, purposes of, purposes for, "
            "following purposes, purpose for, purpose of, used for, used to, why we process, why we use, why "
            "we collect, our purposes"
        ),
        "rights": read_phrases("you have the right, following rights, your rights, you have the following"),
        "recipients": read_phrases(
            "we share, we may share, share your, share information with, disclose your, disclose to, who we "
            "share, recipients, sharing of, with whom, we disclose, we may disclose, subprocessors, sub "
            "processors, third party processors, third party software, third party services, service "
            "providers, these processors, following providers, following third parties"
        ),
    },
    duties=read_phrases(
        "you must, you may not, you will not, you shall, you agree to, you agree not, you should, you will "
        "ensure, you are responsible, users must, user must, users may not, member must, members must, "
        "customer must, customers must, sellers shall, developers must, developers may not, sellers must, "
        "apps must, partners must, advertisers must, is prohibited, are prohibited, prohibited from, is "
        "forbidden, not allowed to, not permitted to, do not use, do not post, don't, without our prior"
    ),
    pointers=read_phrases(
        "how to disable, how to block, how to delete cookies, how to manage cookies, have any questions, "
        "have questions, any questions about, any questions regarding, have any further "
        "questions, questions or concerns, questions or comments, learn more about, to learn more, "
        "help you understand what, help you understand how, policy explains, policy describes, notice "
        "explains, "
        "notice describes, statement explains, statement describes, document explains, page explains, "
        "describes how we, explains how we, describes what, explains what, sets out how"
    ),
    providers=read_phrases(
        "our provider, our providers, its provider, service provider, service providers, hosting "
        "provider, our vendor, our vendors, our processor, our processors, data processor, payment "
        "provider, email provider, cloud provider, hosted by, hosted on, hosted with, processed by, "
        "sent to, shared with, stored with, stored on, third party service, third party services, "
        "third party tool, third party tools, crash reporting service, analytics service, analytics "
        "provider, analytics tool"
    ),
    uses=read_phrases(
        "we use, we also use, we are using, site uses, website uses, app uses, application uses, "
        "service uses, platform uses, using, rely on, relies on, powered by, use the, use of"
    ),
    helps=read_phrases("helps us, allows us, enables us, lets us, provides us, is used to, is used for"),
    definitions=read_phrases(
        "registered in, registered under, registered office, company number, "
        "hereafter, hereinafter, referred to as, trading as"
    ),
    owners=read_words("publisher provider licensor developer seller operator owner company"),
    own=read_words("we us our"),
    readers=read_words("your"),
    headings={
        "recipients": read_phrases(
            "information sharing, data sharing, sharing of, sharing your, share your, how we share, who we "
            "share, we share, disclosure of, disclosures of, how we disclose, third party services, third "
            "party service, third party providers, service providers, recipients, subprocessors, sub "
            "processors, with whom"
        ),
        "data": read_phrases(
            "information we collect, data we collect, information collected, data collected, what we "
            "collect, we collect, collection of, what information, what data, types of data, types of "
            "information, cookies, tracking technologies, information you provide"
        ),
        "purpose": read_phrases(
            "how we use, use of your, use of information, use of data, use of personal, why we, purposes of, "
            "legal basis, legal bases, marketing, advertising"
        ),
        "notice of changes": read_phrases(
            "if we change, if this policy changes, policy changes, changes to, updates to, updating this, "
            "updating the, update to, amendments, modification of, "
            "modifications, policy changes, revisions to, changes of"
        ),
        "security": read_phrases(
            "security of, data security, information security, how we protect, security measures"
        ),
        "retention": read_phrases("retention, how long, storage period"),
        "liability": read_phrases(
            "liability, indemnification, indemnity, warranty, warranties, disclaimer, disclaimers"
        ),
        "termination": read_phrases("termination"),
        "price": read_phrases("fees, pricing, payment, payments, billing, refunds, refund policy, prices"),
        "rights": read_phrases("your rights, data subject rights, your privacy rights"),
        "governing law": read_phrases("governing law, applicable law, jurisdiction"),
        "arbitration": read_phrases("dispute resolution, arbitration"),
        "transfer abroad": read_phrases(
            "international transfer, international transfers, data transfers, transfers outside, cross "
            "border, international data"
        ),
        "automated decisions": read_phrases("automated decision, automated decisions, profiling"),
        "children": read_phrases("children, minors"),
        "consent": read_phrases("consent"),
        "contracting party": read_phrases(
            "data controller, controller, who we are, imprint, legal notice, operator"
        ),
    },
    before_verbs=read_words(
        "also be been have then only always sometimes otherwise therefore further again continue "
        "we you they it i he she to"
    ),
    neutral=read_phrases(
        "not limited to, not only, not just, whether or not, if not, without limitation, without limiting, "
        "without prejudice, no later than, not later than, no less than, not less than, no more than, not "
        "more than, whether or, no longer than, no matter, no doubt, why not, or not, not applicable, "
        "without regard to its, without regard to, not to exceed, no earlier than, not already, without "
        "undue delay, without unreasonable delay, without unnecessary delay, without delay"
    ),
    joints=read_words("and or"),
    breaks=read_words("but however although though if unless while whereas because which who except"),
    units={
        "hour": "hour, hours",
        "day": "day, days",
        "week": "week, weeks",
        "month": "month, months",
        "year": "year, years",
    },
    numerals=read_numerals(
        "one 1, two 2, three 3, four 4, five 5, six 6, seven 7, eight 8, nine 9, ten 10, eleven 11, "
        "twelve 12, "
        "thirteen 13, fourteen 14, fifteen 15, sixteen 16, eighteen 18, twenty 20, thirty 30, forty 40, "
        "fifty 50, sixty 60, seventy 70, eighty 80, ninety 90, hundred 100"
    ),
    determiners=read_words(
        "your our my its their these this those each any such every another other a an no"
    ),
    defined_terms=read_words(
        """
        they it he she who there here such nothing nobody everyone anyone people individuals many most some
        i you we us our your the this that these those and or of for to in on by with as at from if when
        where all any each no not section sections article clause chapter part schedule annex appendix
        exhibit service services term terms condition conditions policy policies agreement agreements notice
        notices statement addendum content contents customer customers user users member members account
        accounts site sites website websites web page platform platforms app apps application applications
        software product products feature features personal information data usage device devices cookie
        cookies privacy security company companies party parties third affiliate affiliates subsidiary
        subsidiaries partner partners provider providers supplier suppliers vendor vendors processor
        processors subprocessor subprocessors sub controller controllers seller sellers buyer buyers host
        hosts guest guests driver drivers developer developers publisher publishers advertiser advertisers
        merchant merchants consumer consumers business businesses subscriber subscribers subscription
        subscriptions order orders fee fees licence license licensed effective date input inputs output
        outputs materials property intellectual rights law laws act regulation applicable authority
        authorities court courts state states federal legal claim claims dispute disputes arbitration
        arbitrator arbitrators liability warranty warranties internet online mobile email e-mail mail name
        address phone id ip api pin url monday tuesday wednesday thursday friday saturday sunday january
        february march april may june july august september october entity processing location types purpose
        purposes country type category categories description function november december ai gdpr ccpa cpra
        faq faqs here learn read please see note essential necessary strictly functional performance targeting
        advertising analytics marketing social other
        """
    ),
    all_months=read_words(
        "january february march april may june july august september october november december"
    ),
    past=read_words("last past preceding previous prior than ago"),
    months=read_words("may"),
    contractions=(
        # A user of a service is no recipient, a ground of processing no party, a check at a border no data.
        (
            re.compile(r"\brecipients of (?:the|our) services?\b|\bactive recipients\b", re.IGNORECASE),
            "users",
        ),
        (
            re.compile(
                r"\b(legitimate interests?) (?:of|pursued by) the (?:data )?controller\b", re.IGNORECASE
            ),
            "\\1",
        ),
        (re.compile(r"\bpassport (?:control|check)s?\b", re.IGNORECASE), "border control"),
        (
            re.compile(
                r"\bdo not sell (?:or share )?my (?:personal )?(?:information|data|info)\b", re.IGNORECASE
            ),
            "do not sell my details",
        ),
        # Use by the reader is no use of the reader's data.
        (
            re.compile(
                r"\b(you|users|customers)"
                r"((?: (?:can|may|could|might|should|must|will|do not|choose to|continue to))?)"
                r" us(?:e|ing)\b(?! of)",
                re.IGNORECASE,
            ),
            r"\1\2 employ",
        ),
        (
            re.compile(
                r"\b(?:use of|using|use) (the|our|this|its|such|these) "
                r"(services?|sites?|websites?|platforms?|apps?|applications?|products?|software|features?)\b",
                re.IGNORECASE,
            ),
            r"employing \1 \2",
        ),
        # The names of documents, and words that mean something else in these phrases.
        (re.compile(r"\b(terms|conditions) of (?:use|service)\b", re.IGNORECASE), r"\1"),
        (re.compile(r"\bage of (?:digital )?consent\b", re.IGNORECASE), "age of majority"),
        (re.compile(r"\b(?:attorneys?|lawyers?|legal)\W+(?:s\W+)?fees\b", re.IGNORECASE), "legal costs"),
        (re.compile(r"\bnon\W(?=(?:sublicens|transfer|assign)able)", re.IGNORECASE), "un"),
        (re.compile(r"\bprofiling (?=cookies|technolog)", re.IGNORECASE), "advertising "),
        (re.compile(r"\bdata transfer agreement", re.IGNORECASE), "data agreement"),
        (
            re.compile(r"\b(?:vat|tax)[ .](?:number|id|identification|registration)", re.IGNORECASE),
            "company number",
        ),
        # It limits nothing: no "Limited" is in it.
        (re.compile(r"\bnot limited to\b", re.IGNORECASE), "without limitation"),
        (re.compile(r"\bwon't\b", re.IGNORECASE), "will not"),
        (re.compile(r"\bshan't\b", re.IGNORECASE), "shall not"),
        (re.compile(r"\bcan(?:'t|not)\b", re.IGNORECASE), "can not"),
        (re.compile(r"(?<=\w)n't\b", re.IGNORECASE), " not"),
        (re.compile(r"(?<=\w)'ll\b", re.IGNORECASE), " will"),
        (re.compile(r"(?<=\w)'re\b", re.IGNORECASE), " are"),
        (re.compile(r"(?<=\w)'ve\b", re.IGNORECASE), " have"),
        (
            re.compile(r"\bpersonal(,? (?:and|or))?( non-?commercial)? use\b", re.IGNORECASE),
            "private\\1\\2 use",
        ),
        # Two ways to say the same.
        (re.compile(r"\b(?:more|further) information\b", re.IGNORECASE), "details"),
        (re.compile(r"\bdisagree\b", re.IGNORECASE), "do not agree"),
        (re.compile(r"\bunable\b", re.IGNORECASE), "not able"),
        (re.compile(r"\bdo(?:es)? not wish\b", re.IGNORECASE), "do not want"),
        (re.compile(r"\bno longer\b", re.IGNORECASE), "not"),
    ),
)
