"""The wording of what stands around an article on a page: captions, appeals, bylines, navigation, notices.

Each row is the reason shown to the person and the pattern that a sentence must begin with. `LINES` are tried on lines
only (a paragraph of one sentence); `SENTENCES` on every sentence, so they are the ones that no prose begins with.
"""

from __future__ import annotations

import re


def _wording(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"[\W_]*(?:{'|'.join(alternatives)})", re.IGNORECASE)


_END = r"[\W_]*\Z"
_SHORT = r"(?:\W+[\w.'’&-]+){0,6}" + _END
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY = rf"{_MONTH}\s+\d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}|\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}}"
_STAMP = rf"(?:\w+day,?\s+)?(?:{_DAY})"
_CLOCK = r"(?:[\s,:.|+()/-]|\d|[ap]\.?m\b|at\b|(?:utc|gmt|e[sd]?t|p[sd]?t|ces?t|ist|bst|msk)\b){0,40}"
_NAME = r"[\w.'’-]+"

APPEAL = "appeal to support, subscribe or share"
CAPTION = "picture caption or credit"
NAVIGATION = "navigation of the page"
NOTICE = "cookie or privacy notice"
COPYRIGHT = "copyright line"
BYLINE = "byline or dateline"
SEPARATOR = "separator"

SENTENCES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        APPEAL,
        _wording(
            r"(?:please\s+)?(?:subscribe|sign\s+up|register)\s+(?:to|for|now|here|today|and|with)\b",
            r"(?:please\s+)?(?:follow|like|join|find|add)\s+(?:us|me|@?\w+(?:\s+\w+){0,3})\s+on\s+"
            r"(?:facebook|twitter|x\b|instagram|telegram|youtube|linkedin|tiktok|whatsapp|google|mastodon|bluesky)",
            r"(?:please\s+)?(?:donate|consider\s+(?:donating|supporting|subscribing)|become\s+a\s+(?:\w+\s+)?"
            r"(?:member|patron|subscriber|supporter))\b",
            r"(?:please\s+)?share\s+(?:this|the)\s+(?:article|story|post|page|news)\b",
            r"(?:get|receive)\s+(?:our|the|all\s+the|breaking)\b.{0,60}\b(?:newsletter|inbox|alerts?)\b",
            r"(?:if\s+you\s+(?:like|enjoy|value|appreciate)\b.{0,80}\b(?:donat|support|subscri|contribut))",
            r"(?:you\s+can\s+)?(?:help|support)\s+(?:us|our\s+(?:work|journalism|site|project|team))\b",
        ),
    ),
    (
        CAPTION,
        _wording(
            r"click\s+(?:here\s+)?(?:to|on|for)\s+(?:see|view|enlarge|zoom|open|the\s+(?:image|picture|photo|map))",
            r"(?:photo|image|picture|illustration|graphic|video|main\s+image|featured\s+image|file\s+photo|photograph)s?"
            r"\s*(?:credit|courtesy|source|by|via)?\s*[:©/]",
            r"(?:photo|image|picture|illustration|photograph)s?\s+(?:by|courtesy|credit)\b",
            r"file\s*[-–—:]\s*in\s+this\b",
            r"\(?(?:ap|afp|reuters|getty)\s+photo\b",
        ),
    ),
    (
        NOTICE,
        _wording(
            r"(?:we|this\s+(?:web)?site|our\s+(?:web)?site)\s+(?:and\s+our\s+partners\s+)?uses?\s+cookies\b",
            r"(?:accept|reject|manage)\s+(?:all\s+)?(?:cookies|preferences|consent)\b",
            r"by\s+(?:continuing|clicking|using|browsing|signing)\b.{0,80}\byou\s+(?:agree|consent|accept)\b",
            r"(?:read|see)\s+our\s+(?:privacy|cookie)\s+policy\b",
        ),
    ),
    (
        COPYRIGHT,
        _wording(
            r"(?:copyright\s*)?(?:©|\(c\))\s*(?:copyright\s*)?(?:\d{4}|\w+)",
            r"copyright\s+(?:\d{4}|by\b)",
            r"all\s+rights\s+reserved\b",
            r"this\s+material\s+may\s+not\s+be\s+(?:published|reproduced)\b",
        ),
    ),
    (
        BYLINE,
        _wording(
            r"(?:additional\s+)?(?:reporting|writing|editing)\s+by\s+[A-Z]",
            r"(?:the\s+)?associated\s+press\s+(?:writers?|reporters?)\b.{0,120}\bcontributed\b",
            r".{1,80}\bcontributed\s+(?:to\s+this\s+(?:report|story|article)|reporting)\b",
        ),
    ),
)

LINES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (SEPARATOR, re.compile(r"[\W\d_]*\Z")),
    (
        APPEAL,
        _wording(
            r"support(?:\s+[\w.'’&-]+){1,4}" + _END,
            r"(?:subscribe|donate|share|sign\s+up|sign\s+in|log\s+in|register|newsletters?|join\s+us|follow\s+us)"
            + _SHORT,
        ),
    ),
    (
        CAPTION,
        _wording(
            r"click\s+to\b",
            r"(?:ap|afp|reuters|getty(?:\s+images)?|epa|shutterstock|istock)" + _END,
            r".{1,120}\((?:photo|image|picture)s?\b",
            r".{1,120}[(/]\s*(?:ap|afp|reuters|getty(?:\s+images)?|epa|shutterstock|istock)\s*\)?" + _END,
            r"(?:this|the)\s+(?:graphic|chart|image|photo|picture|map|infographic),?\s+(?:provided|below|above)\b",
        ),
    ),
    (
        NAVIGATION,
        _wording(
            r"(?:story|article)\s+continues\b",
            r"(?:advertisement|sponsored(?:\s+content)?|ad)" + _END,
            r"(?:read|see|watch|learn|find\s+out)\s+(?:more|also|next|on)\b" + _SHORT,
            r"(?:also\s+read|see\s+also|related(?:\s+(?:articles?|stories|news|posts?|content|topics?))?|more\s+on\s+this)\s*"
            rf"(?:[:»>|].{{0,200}}|{_END})",
            r"(?:read|see|watch)\s+(?:more|also)\s*:",
            r"(?:skip\s+to|back\s+to\s+(?:top|home)|jump\s+to)\b",
            r"(?:previous|next)\s+(?:article|post|story|page)\b" + _SHORT,
            r"(?:home|menu|search|comments?|tags?|categor(?:y|ies)|most\s+(?:read|popular)|trending)\s*(?::.{0,200}|"
            rf"(?:\s*[|/>»·•].{{0,200}})|{_END})",
            r"\d+\s+(?:comments?|shares?|views?|likes?|min(?:ute)?s?\s+read)" + _END,
            r"[^.!?]{1,40}(?:\s[|»>]\s[^.!?|»>]{1,40}){2,}" + _END,
            r"(?:leave|post|add|write)\s+a\s+(?:comment|reply)\b",
            r"(?:privacy\s+policy|terms\s+(?:of\s+(?:use|service)|and\s+conditions)|contact\s+us|about\s+us)" + _SHORT,
        ),
    ),
    (
        BYLINE,
        re.compile(rf"[\W_]*(?i:by)\s+[A-Z]{_NAME}(?:\s+(?:[A-Z]{_NAME}|and|,|\||de|van|von|al))*{_END}"),
    ),
    (
        BYLINE,
        _wording(
            r"(?:staff\s+(?:reports?|writers?|reporters?)|from\s+staff\s+reports|press\s+release|news\s+desk)" + _SHORT,
            r"(?:pti|ani|ians|tass|interfax|xinhua|dpa|upi|bloomberg|agencies|wire\s+services?)" + _END,
            rf"(?:(?:first\s+)?(?:published|updated|posted|last\s+(?:updated|modified))\s*(?:on|at|:)?\s*)?{_STAMP}"
            rf"{_CLOCK}\Z",
            r"(?:(?:first\s+)?(?:published|updated|posted)|last\s+(?:updated|modified))\s*(?:on|at|:)?\s*\d",
        ),
    ),
)
