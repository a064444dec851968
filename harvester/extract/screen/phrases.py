"""Define the phrases that are typical of pages other than the document, and those typical of policies; pure.

Collected from the default pages of web servers, content systems and guards (Apache, nginx, IIS, Akamai,
Cloudflare, Imperva, DataDome, PerimeterX), and from how sites in eight languages say that a page is gone.
Each line is a regular expression. A title must be such a phrase from end to end, or between two separators.
"""

from __future__ import annotations

import re

from diffs.lazy_pattern import lazy_pattern

# The beginning of many lines.
_PARTS = {
    "<the page>": r"the <page>(?: (?:[^.!?]|\.\w){1,90})?",
    "<sorry>": r"(?:(?:oops|sorry|whoops|uh[- ]?oh)\W+)?(?:the |this |that )?",
    "<page>": r"(?:requested )?(?:page|file|url|document)",
}


def _lines(table: str) -> str:
    """Compile a pattern from a table with one alternative per line."""
    for name, pattern in _PARTS.items():
        table = table.replace(name, pattern)
    return "|".join(line.strip() for line in table.strip().splitlines())


def _whole(table: str) -> re.Pattern[str]:
    """Return a pattern for a title, or a part of it, that is exactly one of these phrases."""
    return re.compile(_lines(table), re.IGNORECASE)


def _anywhere(table: str) -> re.Pattern[str]:
    """Return a pattern for one of these at the beginning of a word."""
    return re.compile(rf"(?<!\w)(?:{_lines(table)})", re.IGNORECASE)


MISSING_TITLE = _whole(
    r"""
    (?:http )?(?:error )?(?:404|410)(?: error| page)?(?:\W+(?:error|gone|missing))?
    (?:http )?(?:status )?(?:error )?404\W.{0,40}(?:found|introuvable|gefunden|encontrada|trovata|gevonden)
    <sorry><page> not found
    <sorry><page> (?:you .{5,40} )?(?:cannot|can not|could not|was not|can['’]t|couldn['’]t) (?:be )?found
    <sorry><page> (?:you .{5,40} )?(?:does not|doesn['’]t|no longer) exists?
    <sorry><page> (?:is )?(?:no longer available|not available|unavailable|missing)
    (?:page |file )?not found\W{1,3}(?:error )?\(?404\)?
    not found|object not found|file or directory not found|no page found|page not found error|site not found
    nothing found(?: for .*)?
    (?:die )?seite (?:wurde )?(?:leider )?nicht (?:gefunden|verfügbar)
    (?:la )?page (?:non trouvée|introuvable|n['’]existe pas|non disponible)
    (?:la )?página no (?:encontrada|existe|disponible)
    (?:a )?página não (?:encontrada|existe|disponível)
    (?:la )?pagina non (?:trovata|esiste|disponibile)
    (?:de )?pagina (?:is )?niet gevonden
    (?:お探しの|指定された|ご指定の)?ページ(?:が|は)(?:見つかりません(?:でした)?|存在しません)
    """
)
MISSING_TEXT = _anywhere(
    r"""
    (?:http )?(?:error )?404[\s:,–-]+(?:error|(?:page |file )?not found)
    page not found
    <the page> (?:was not|(?:could not|cannot|can not|can['’]t|couldn['’]t) be) found
    <the page> (?:does not|doesn['’]t|no longer) exist
    the <page> you[ '’][^.!?]{5,60} (?:is no longer available|isn['’]t (?:here|available))
    the <page> you[ '’][^.!?]{5,60} has (?:not been found|been (?:re)?moved)
    the <page> you[ '’][^.!?]{5,60} (?:may|might) have (?:been )?(?:moved|removed|deleted)
    we (?:can['’]?t|cannot|could not|couldn['’]t) (?:seem to )?(?:find|locate) (?:the|that|this) page
    we (?:were|are) unable to (?:find|locate) (?:the|that|this) page
    (?:diese|die|angeforderte|gewünschte) seite (?:\w+ ){0,4}(?:nicht gefunden|existiert nicht|nicht mehr)
    (?:la|cette) page (?:que vous \w+ |demandée ){0,2}(?:est introuvable|n['’]existe p|n['’]a pas été trouvée)
    la página (?:que \w+ |solicitada ){0,2}(?:no existe|no se (?:ha )?enc|no ha sido encontrada)
    a página (?:que \w+ |solicitada ){0,2}não (?:existe|foi encontrada)
    la pagina (?:che \w+ |richiesta ){0,2}non (?:esiste|è stata trovata)
    de (?:opgevraagde )?pagina (?:\w+ ){0,4}niet (?:worden )?gevonden
    (?:お探しの|指定された|ご指定の)ページ(?:が|は)(?:見つかりません|存在しません)
    """
)

BOT_TITLE = _whole(
    r"""
    just a moment|one moment,? please|please wait|one more step|attention required
    (?:please wait while we )?check(?:ing)? (?:if the site connection is secure|your browser(?: before.*)?)
    (?:website |web ?page |site )?access (?:to this (?:page|site) )?(?:is |has been |was )?(?:denied|blocked)
    (?:http )?(?:error )?(?:401|403|429)(?:\W.{0,30}(?:error|forbidden|unauthorized|denied|requests))?
    forbidden|unauthorized|too many requests
    (?:are you|verify (?:that )?you are|i am|i['’]m) (?:not )?(?:a )?(?:robot|human|bot)\??
    (?:robot|bot|human|security|captcha|browser) (?:check|verification|challenge)
    captcha|ddos-guard|sucuri website firewall|incapsula|pardon our interruption|unusual traffic.{0,40}
    (?:request|you have been|you['’]ve been) (?:unsuccessful|rejected|blocked)
    """
)
BOT_TEXT = _anywhere(
    r"""
    checking (?:your browser|if the site connection is secure)
    (?:verify(?:ing)?|confirm|prove) (?:that )?you are (?:a )?(?:human|not a (?:ro)?bot)
    please (?:complete|solve) (?:the|this|a) (?:security check|captcha)
    (?:please )?enable (?:javascript and cookies|cookies(?: and javascript)?) (?:to continue|to run this)
    please enable js(?:\W| and)
    you (?:don['’]t|do not) have permission to access
    (?:sorry, )?you have been blocked
    access (?:to this (?:page|site|resource) )?(?:has been |is |was )?denied
    our systems? (?:have|has) detected unusual traffic
    request unsuccessful\. incapsula incident|incapsula incident id|cloudflare ray id|ddos protection by
    this website is using a security service to protect itself
    as you were browsing,? something about your browser made us think
    """
)

# What a page says that only a script fills in. A guard asks for cookies, too, or for a check.
SCRIPT_TITLE = _whole(
    r"""
    javascript (?:is )?(?:required|disabled|not enabled)|(?:please )?(?:enable|activate) javascript
    (?:bitte )?javascript aktivieren|javascript (?:est )?(?:requis|désactivé)
    """
)
SCRIPT_TEXT = _anywhere(
    r"""
    (?:please )?(?:enable|activate|turn on|switch on) javascript
    you (?:need|have) to (?:enable|activate) javascript|javascript (?:must be|is not|isn['’]t) enabled
    javascript is (?:required|disabled|deactivated|turned off)
    (?:this|the|our) (?:\w+ ){0,2}(?:site|website|page|app|application) (?:requires|needs) javascript
    (?:bitte )?aktivieren sie (?:bitte )?javascript|(?:bitte )?javascript (?:zu )?aktivieren
    javascript (?:ist|muss) (?:\w+ ){0,3}(?:deaktiviert|aktiviert)
    (?:veuillez )?(?:activer|activez) (?:le )?javascript|javascript (?:est|doit être) (?:désactivé|activé)
    (?:por favor,? )?(?:activa|active|habilita|habilite|ative) (?:el |o )?javascript
    (?:abilita|attiva|abilitare|attivare) javascript|schakel javascript in|javascript (?:is )?uitgeschakeld
    javascriptを有効に
    """
)

ERROR_TITLE = _whole(
    r"""
    (?:http )?(?:status )?(?:error )?50[0234](?:\W.{0,60}(?:error|gateway|unavailable|time-?out))?
    bad gateway|internal server error|service (?:temporarily )?unavailable|gateway time-?out|server error
    (?:site |website |down for |under |undergoing )?(?:scheduled )?maintenance
    (?:site |website )?(?:temporarily |currently )(?:unavailable|offline|down)|site under construction
    welcome to nginx|apache.{0,30} default page|(?:http server )?test page(?: for .*)?|domain default page
    iis windows server|index of /.*|coming soon|under construction|something went wrong
    account suspended|runtime error|application error|database error|error establishing a database connection
    (?:this )?domain (?:name )?(?:is |may be )?(?:for sale|expired|parked|suspended)
    """
)
ERROR_TEXT = _anywhere(
    r"""
    (?:this|the) (?:domain(?: name)?|web ?page|web ?site) (?:\S+ )?(?:is|may be) (?:for sale|parked)
    (?:\S+ )?looks like something went wrong
    (?:this|the) (?:site|website|service|page) is (?:temporarily|currently) (?:unavailable|offline|down)
    (?:is|are) (?:down|closed|offline|unavailable) for (?:scheduled |routine )?maintenance
    the server (?:encountered an (?:internal|unexpected|temporary) error|is temporarily unable to service)
    error establishing a database connection|this account has been suspended|server error in ['‘]/
    (?:an|a) (?:unexpected |internal |server )?error (?:has )?occurred (?:while|on the server|processing)
    (?:unexpected )?application error
    (?:loading|failed to load) (?:css )?chunk \d+|chunkloaderror
    (?:sorry, |oops\W+)?(?:something|an? (?:unexpected )?error) (?:went wrong|(?:has )?occurred)[.!,: ]
    (?:this page|the app(?:lication)?) (?:has )?(?:crashed|failed to (?:load|start|render))
    (?:minified )?react error #\d+|uncaught (?:\w+)?error:
    cannot read propert(?:y|ies) .{1,40} of (?:undefined|null)
    (?:ein|es ist ein) (?:unerwarteter )?fehler (?:ist )?aufgetreten
    une erreur (?:\w+ )?(?:est survenue|s['’]est produite)
    (?:se ha producido|ha ocurrido) un error|si è verificato un errore|ocorreu um erro
    er is een fout opgetreden|エラーが発生しました
    """
)

# The text of pages that only redirect.
REDIRECT_TEXT = _anywhere(
    r"""
    you (?:will|should|are) (?:\w+ ){0,3}redirected\b|redirecting\b|redirected to\b
    you (?:will|should) be (?:taken|sent|forwarded) (?:there|to)
    (?:object|document|moved) (?:moved|permanently)|the document has moved
    sie werden (?:\w+ )?(?:weitergeleitet|umgeleitet)|weiterleitung
    vous (?:allez être|êtes|serez) (?:\w+ )?redirigée?|redirection (?:en cours|vers)
    (?:será|está siendo|serás|usted será) (?:\w+ )?redirigid[oa]|redirigiendo|redireccionando
    (?:sarai|verrai|sta(?:i|te)? per essere) (?:\w+ )?(?:reindirizzat[oa]|rediretto)|reindirizzamento
    (?:será|está (?:a ser|sendo)) (?:\w+ )?redirecionad[oa]|redirecionando
    u wordt (?:\w+ )?doorgestuurd|リダイレクト|自動的に移動
    """
)

# The titles of imprints, next to which a site has other documents.
IMPRINT_TITLE = _whole(
    r"""
    impressum|imprint|site (?:notice|credits)|anbieterkennzeichnung
    mentions légales|aviso legal|note legali|colofon
    """
)

# The text of walls before a page; "before you continue to use our site" is how terms begin.
CONSENT_OPENING = lazy_pattern(
    _lines(
        r"""
        before you continue to (?!use|brows|shop|read|view|access|the|our|any|your)\S+
        bevor sie zu \S+ weitergehen|avant d['’]accéder à \S+|antes de (?:continuar|ir) a \S+
        prima di continuare su \S+|voordat je verdergaat naar \S+
        we and our (?:\d+ )?(?:\w+ ){0,2}partners (?:store|use|process)
        """
    ),
    re.IGNORECASE,
)
# A button is a link or a line by itself; "you may refuse all or accept cookies" is a sentence of a policy.
CONSENT_BUTTON = _whole(
    r"""
    (?:i )?accept (?:all(?: cookies)?|cookies|and (?:close|continue))
    accept|i agree|agree and (?:close|continue)
    (?:reject|decline|refuse) all(?: cookies)?|continue without (?:accepting|agreeing)
    manage (?:my )?(?:cookie )?(?:options|settings|preferences|cookies|choices)|more options|cookie settings
    alle (?:akzeptieren|ablehnen)|einstellungen verwalten
    tout (?:accepter|refuser)|gérer (?:mes|les) (?:options|choix|préférences)
    aceptar todo|rechazar todo|aceitar tudo|rejeitar tudo
    accetta tutto|rifiuta tutto|alles (?:accepteren|weigeren)|すべて(?:同意|許可|拒否)
    """
)

HOME_TITLE = _whole(
    r"""
    home(?: ?page)?|welcome(?: to .{1,60})?|official (?:web ?)?site|start ?page|main page
    startseite|willkommen(?: bei .{1,60})?|accueil|bienvenue(?: .{1,60})?|inicio|página principal
    benvenut[oi](?: .{1,60})?|welkom(?: bij .{1,60})?|página inicial|início|ホーム|トップページ
    """
)

POLICY_TITLE = lazy_pattern(
    _lines(
        r"""
        privacy|cookie|polic(?:y|ies)|terms|conditions|legal|notice|statement|agreement|disclaimer|imprint
        guideline|rules|licen[cs]e|datenschutz|impressum|nutzungsbedingung|\bAGB\b|rechtlich
        confidentialit|vie privée|mentions|charte|privacid|aviso|condiciones|términos|termos|condições
        riservatezza|informativa|condizioni|note legali|voorwaarden|beleid|prywatno|polityk|regulamin
        privatliv|integritet|tietosuoja|osobních|gizlilik|конфиденциальн|политик
        プライバシー|個人情報|利用規約|隐私|隱私|개인정보|약관
        """
    ),
    re.IGNORECASE,
)

# Each line is one thing that policies speak of, in eight languages. Left out is what stands in the frame of
# any page ("privacy", "terms", "all rights reserved", "copyright") or on a wall ("cookies", "access").
_TERMS = r"""
    personal(?:ly)? (?:information|data|details|identifiable)|personenbezogen
    données (?:à caractère )?personnelles|datos (?:de carácter )?personales|個人情報|個人データ
    dados pessoais|dati personali|persoonsgegevens
    third[- ]part(?:y|ies)|dritte[rn]?\b|tiers\b|terceros|terceiros|terzi\b|derden|第三者
    collect|erheb(?:en|ung|t)|recopil|recolh|raccogli|raccolt|verzamel|収集|取得
    disclos|weiter(?:gabe|geben)|divulg|comunica|verstrek|開示
    consent\b|einwilligung|consentement|consentimient|consentiment|consenso|toestemming|同意
    retain|retention|keep (?:it|your|the|them)|gespeichert|aufbewahr|conserv|bewaar|bewaren|保管|保存
    purposes?\b|zweck|finalité|finalidad|finalità|doeleinde|目的
    liab(?:le|ility)|haft(?:et|ung)|responsabilit|responsabilid|aansprakelijk|責任
    warrant(?:y|ies)\b|gewährleistung|garant(?:ie|ía|ia|zia)\b|保証
    agree(?:ment|s)?\b|vertrag|contrat|contratto|overeenkomst|契約
    (?:applicable|governing|required by|by) law|gesetz|loi\b|ley\b|lei\b|legge\b|wet\b|法令
    intellectual property|urheberrecht|propriété intellectuelle|propiedad intelectual|知的財産
    opt[- ]?out|unsubscribe|widerspr|désinscri|baja\b|afmeld|利用停止
    children|minors|under (?:the age of )?1[368]|kinder|enfants|mineurs|menores|minori\b|未成年
    publisher|hosted by|host(?:ing)? provider|registered office|geschäftsführer|hébergeur|運営者
    (?:share|sell|use|process|transfer) (?:it|your|this|such|any)|verarbeit|traite(?:r|ment)|tratam|trattament
    you (?:may|must|shall)\b|users? (?:may|must|shall)\b|we (?:may|do not)\b
    """
POLICY_TERMS = tuple(_anywhere(line) for line in _TERMS.strip().splitlines())
# A text that contains this many of the terms is a policy; a wall contains one or two of them.
POLICY_HAS_TERMS = 3
# Of 153 policies all but two notices of a few words speak of such things in 1.4 % of their words or more; the
# banner on a home page, which asks for consent, is a small part of it.
POLICY_MENTIONS = 0.01

# What separates the parts of a title.
_SEGMENT = lazy_pattern(r"\s+[|–—:·•»«-]+\s+|[|»«]|:\s+")


def is_phrase(pattern: re.Pattern[str], title: str) -> bool:
    """Return whether a pattern matches a complete title, or a complete part between its separators.

    Args:
        pattern: one of the patterns for titles.
        title: the title of a page.
    """
    return any(pattern.fullmatch(part.strip(" .!…")) for part in (title, *_SEGMENT.split(title)))
