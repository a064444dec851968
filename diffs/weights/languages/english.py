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
            "we collect, we may collect, we also collect, we process the following, data we process, "
            "data which is processed, data that is processed, personal data processed, categories of data, "
            "categories of personal, types of data, types of information, types of personal, "
            "information collected, data collected, we automatically collect, we receive"
        ),
        "purpose": read_phrases(
            "how we use, we use your, we use the, we use this, we may use, purposes of, purposes for, "
            "following purposes, purpose for, purpose of, used for, used to, why we process, why we use, "
            "why we collect, our purposes"
        ),
        "rights": read_phrases("you have the right, following rights, your rights, you have the following"),
        "recipients": read_phrases(
            "we share, we may share, share your, share information with, disclose your, disclose to, "
            "who we share, recipients, sharing of, with whom, we disclose, we may disclose"
        ),
    },
    duties=read_phrases(
        "you must, you may not, you will not, you shall, you agree to, you agree not, you should, "
        "you will ensure, "
        "you are responsible, users must, user must, users may not, member must, members must, "
        "customer must, customers must, "
        "sellers shall, developers must, developers may not, sellers must, "
        "apps must, partners must, advertisers must, is prohibited, are prohibited, prohibited from, "
        "is forbidden, not allowed to, not permitted to, do not use, do not post, don't, without our prior"
    ),
    before_verbs=read_words(
        "also be been have then only always sometimes otherwise therefore further again continue "
        "we you they it i he she to"
    ),
    neutral=read_phrases(
        "not limited to, not only, not just, whether or not, if not, without limitation, without limiting, "
        "without prejudice, no later than, not later than, no less than, not less than, no more than, "
        "not more than, whether or, no longer than, no matter, no doubt, why not, or not, not applicable, "
        "without regard to its, without regard to, not to exceed, no earlier than, not already"
    ),
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
        (re.compile(r"\bwon't\b", re.IGNORECASE), "will not"),
        (re.compile(r"\bshan't\b", re.IGNORECASE), "shall not"),
        (re.compile(r"\bcan(?:'t|not)\b", re.IGNORECASE), "can not"),
        (re.compile(r"(?<=\w)n't\b", re.IGNORECASE), " not"),
        (re.compile(r"(?<=\w)'ll\b", re.IGNORECASE), " will"),
        (re.compile(r"(?<=\w)'re\b", re.IGNORECASE), " are"),
        (re.compile(r"(?<=\w)'ve\b", re.IGNORECASE), " have"),
        # Two ways to say the same.
        (re.compile(r"\b(?:more|further) information\b", re.IGNORECASE), "details"),
        (re.compile(r"\bdisagree\b", re.IGNORECASE), "do not agree"),
        (re.compile(r"\bunable\b", re.IGNORECASE), "not able"),
        (re.compile(r"\bdo(?:es)? not wish\b", re.IGNORECASE), "do not want"),
        (re.compile(r"\bno longer\b", re.IGNORECASE), "not"),
    ),
)
