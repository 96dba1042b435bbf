"""What somebody wants, judges or believes, where no word of saying shows it: `The council wants to close the mine.`

Such a verb counts only with a subject that can have a will (`noun_before`), and with what it asks for after it, because
most of these words are nouns as often. So do words of saying within a clause that hangs on another: they say whose a
part of the sentence is, where nothing says it of the whole. Offsets are those of the masked sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.intake.abbreviations import STARTERS
from factcheck.intake.masking import MASK
from factcheck.intake.paragraphs import Span
from factcheck.intake.reporting import BODIES, PEOPLE, STRONG, VERB
from factcheck.intake.wordlist import alternatives, word_list

WISHES = """
    want wants wanted hope hopes hoped plan plans planned expect expects expected intend intends intended seek seeks sought
    refuse refuses refused decline declines declined vow vows promise promises pledge pledges threaten threatens threatened
    offer offers offered agree agrees agreed decide decides decided prefer prefers preferred wish wishes wished aim aims
    aimed propose proposes proposed need needs would_like wait waits swear swears swore resolve resolves resolved opt opts
    opted ask asks asked invite invites invited order orders ordered request requests requested press pressed push pushes
    pushed lobby lobbied encourage encourages encouraged implore implores implored instruct instructs instructed
"""
JUDGEMENTS = """
    call calls called describe describes described dismiss dismisses dismissed label labels labeled labelled brand brands
    branded blast blasts blasted endorse endorses endorsed oppose opposes opposed support supports supported back backs
    backed favor favors favored favour favours favoured defend defends defended reject rejects rejected denounce denounces
    denounced decry decries decried attack attacks attacked mock mocks mocked ridicule ridicules ridiculed question
    questions questioned challenge challenges challenged invoke invokes invoked welcome welcomes welcomed hail hails hailed
    embrace embraces embraced disavow disavows disavowed renounce renounces renounced regard
    regards regarded view views viewed consider considers considered deem deems deemed lambaste lambasted lambastes rip
    rips ripped hammer hammers hammered criticize criticizes criticise criticises praises slams assails condemns touts
    demean demeaned deride derides derided chide chides chided scold scolds scolded disparage disparages disparaged
    compare compares compared liken likens likened characterize characterizes characterized portray portrays portrayed
    paint paints painted cast casts dispute disputes disputed rebut rebuts rebutted refute refutes refuted misstate
    misstated exaggerate exaggerates exaggerated trumpet trumpeted champion champions championed advocate
    advocates advocated brush_off brushed_off poke_fun_at make_fun_of made_fun_of pay_tribute_to urge urges praise praised
"""
BELIEFS = """
    think thinks thought know knows knew feel feels felt fear fears feared worry worries worried doubt doubts doubted wonder
    wonders wondered understand understands understood recognize recognizes recognized recognise recognises recognised
    realize realizes realized realise realised learn learns learned remember remembers remembered suspect suspects
    suspected assume assumes assumed love loves loved hate hates hated likes liked trust trusts trusted disagree
    disagrees disagreed see sees saw hear heard imagine imagines imagined figure figures figured conclude concludes find
    finds found mean means meant care cares cared enjoy enjoys enjoyed appreciate appreciates admire admires admired
    dislike dislikes disliked dread dreads regret regrets regretted
"""
TALK = """
    discuss discusses discussed mention mentions mentioned answer answers answered assure assures assured remind reminds
    reminded clarify clarifies clarified joke jokes joked quip quips boast boasts boasted brag brags bragged elaborate
    elaborates elaborated echo echoes echoed repeat repeats repeated rule_out rules_out ruled_out signal signals signaled
    signalled hint hints hinted imply implies implied express expresses expressed outline outlines outlined detail detailed
    address addresses addressed point_to points_to pointed_to refer_to refers_to referred_to allude_to alludes_to
    alluded_to talk_about talks_about talked_about speak_about speaks_about spoke_about speak_of speaks_of spoke_of
    complain_about complained_about call_on call_for push_for pushed_for argue_for argued_for weigh_in weighed_in
    sum_up summed_up put_it puts_it counter counters countered interject interjected interrupt interrupted shout shouts
    shouted yell yells yelled chant chants chanted scream screamed reply replies respond responds continue continues
    continued conclude add adds added post posts posted read reads observe observes observed claim
    tell tells told voice voices voiced air aired issue issued present presents presented lay_out lays_out laid_out
    unveil unveils unveiled confess confesses confessed apologize apologized apologise apologised cite indicate indicates
    indicated convey conveys conveyed relay relayed recount recounts explain admit acknowledge confirm insist
    stress emphasize emphasise testify argue maintain concede predict recommend suggest reveal disclose announce declare
    assert allege contend reiterate speculate accuse blame demand complain caution mutter muttered murmur murmured whisper
    whispered exclaim exclaimed inquire inquired enquire quote quotes quoted retweet retweeted
"""

_STANCE = re.compile(rf"\b(?:{alternatives(WISHES + JUDGEMENTS + BELIEFS + TALK)})\b")
_WISH, _SAID = word_list(WISHES), frozenset(word.replace("_", " ") for word in TALK.split())
_NEEDS_THAT = word_list(
    """
    find finds found see sees saw hear heard mean means meant figure figures figured need needs issue issued present
    presents presented cast casts continue continues continued add adds added post posts posted read reads observe
    observes observed indicate indicates indicated answer answers answered signal signals detail detailed address
    addresses addressed claim
    """
)
_PROGRESSIVE = re.compile(
    r"\b(?:is|are|was|were|been|'s|’s|'re|’re)\s+(?:\w+ly\s+|also\s+|still\s+|now\s+|not\s+)?"
    r"(?P<verb>wanting|hoping|planning|expecting|intending|seeking|refusing|declining|vowing|promising|pledging|threatening"
    r"|offering|considering|calling|supporting|backing|opposing|defending|rejecting|denouncing|attacking|mocking|questioning"
    r"|challenging|proposing|asking|pushing|pressing|demanding|urging|talking\s+about|thinking|betting|wondering|worrying"
    r"|arguing|saying|telling|claiming|suggesting|endorsing|touting|blaming|accusing|complaining|warning|predicting)\b"
)
_WORD = re.compile(rf"[^\s,;:()\[\]{MASK}—–]+")
_BREAK = re.compile(rf"[,;:()\[\]{MASK}—–]")
_CROWD = word_list(
    """
    people voters critics supporters opponents republicans democrats conservatives liberals lawmakers americans women men
    parents families workers businesses companies fans advocates allies aides officials police others many some most several
    both all everyone protesters campaigners observers scholars executives investors economists backers rivals detractors
    foes insiders operatives strategists respondents participants readers users countries nations states cities firms
    unions groups organizations organisations parties newspapers media press administration republican democrat they he she
    democratic colleagues friends relatives neighbors neighbours authorities leaders activists skeptics sceptics
    demonstrators migrants refugees patients doctors customers consumers employees employers
    """
)
_BOUNDARIES = word_list(
    """
    after because when while if before until where whether although though unless than once whose as that which who whom
    what why how so but or nor yet then in on at by for from during over under with within since amid despite about into
    to like including among even only except plus versus
    """
)
_PEOPLE_BEFORE = word_list("of in from at on for with behind")
_PASSES = word_list(
    """
    has have had also later recently previously earlier then now once repeatedly again even still already further did does
    do would will should not never just only too first both all himself herself itself themselves
    publicly often always long simply
    """
)
_VERBS_BEFORE = word_list("is are was were be been being has have had said says did does do made took gave went came")
_NO_COMPLEMENT = re.compile(
    rf"\s*(?:[.;!?)\]]|,(?!\s*{MASK})|\Z)|\s+(?:of|and|or|but|by|at|with|after|before|when|while|since|until|during|up|off"
    r"|out|home|over|down|away|in|on|from|to\s+comment)\b"
)
_TO_OR_THAT = re.compile(
    rf"\s+(?:not\s+)?(?:to|that|for)\b|\s*[:,]?\s*{MASK}|\s+(?:the|an?|his|her|their|its|him|it|them)\b|\s+[A-Z]"
    r"|\s+\w+(?:s|ing)\b"
)
_THAT = re.compile(rf"\s+that\b|\s*[:,]?\s*{MASK}")
_NEGATED = re.compile(r"(?:\bnot|n['’]t|\bnever)\s+(?:\w+ly\s+)?\Z")
_LONGEST_NOUN, _FEWEST_AFTER, _REACH = 10, 2, 200


def find_stances(masked: str) -> Iterator[tuple[str, int, Span]]:
    """The verbs of stance with a subject: their words, their place, and where the subject stands."""
    for match in _STANCE.finditer(masked):
        if (subject := _find_holder(masked, match.span(), " ".join(match[0].split()))) is not None:
            yield match[0], match.start(), subject
    for match in _PROGRESSIVE.finditer(masked):
        if (subject := noun_before(masked, match.start())) is not None:
            yield match["verb"], match.start("verb"), subject


def find_inner_sayings(masked: str) -> Iterator[tuple[str, int, Span]]:
    """Words of saying in a clause that hangs on another, with their subject: `…, which critics say is too late`."""
    for match in VERB.finditer(masked):
        verb = " ".join(match[0].split())
        if verb not in STRONG or _NO_COMPLEMENT.match(masked, match.end()):
            continue
        if len(masked[match.end() :].split()) < _FEWEST_AFTER:
            continue
        if (subject := noun_before(masked, match.start())) is not None:
            yield match[0], match.start(), subject


def _find_holder(masked: str, verb: Span, words: str) -> Span | None:
    if _NO_COMPLEMENT.match(masked, verb[1]):
        return None
    if words in _SAID and _NEGATED.search(masked, max(0, verb[0] - 24), verb[0]):
        return None
    if words in _WISH and not _TO_OR_THAT.match(masked, verb[1]):
        return None
    if words in _NEEDS_THAT and not _THAT.match(masked, verb[1]):
        return None
    return noun_before(masked, verb[0])


def noun_before(masked: str, end: int) -> Span | None:
    """The noun that ends before an offset, if it names somebody who can say or want something, else None."""
    start = max(
        (match.end() for match in _BREAK.finditer(masked, max(0, end - _REACH), end)), default=max(0, end - _REACH)
    )
    words = list(_WORD.finditer(masked, start, end))
    while words and _is_passed(words[-1][0]):
        words.pop()
    is_relative = bool(words) and words[-1][0].lower() in {"who", "that"}
    if is_relative:
        words.pop()
    if not words:
        return _before_commas(masked, start, is_relative=is_relative)
    first = _find_first(words)
    chosen = words[first:]
    return (chosen[0].start(), chosen[-1].end()) if chosen and _has_a_will(chosen) else None


def _before_commas(masked: str, place: int, *, is_relative: bool) -> Span | None:
    """The noun before `, who …` or before what stands between commas after it (`Ada Brandt, a nurse, wants …`)."""
    if masked[place - 1 : place] != ",":
        return None
    if is_relative:
        return noun_before(masked, place - 1)
    comma = masked.rfind(",", max(0, place - _REACH), place - 1)
    return (noun_before(masked, comma) or noun_before(masked, place - 1)) if comma > 0 else None


def _is_passed(word: str) -> bool:
    small = word.lower()
    return small in _PASSES or (small.endswith("ly") and word == small and small not in {"family", "assembly", "ally"})


def _find_first(words: list[re.Match[str]]) -> int:
    """Where the noun begins: after a boundary, a verb, or the tenth word."""
    first = len(words)
    for place in range(len(words) - 1, max(-1, len(words) - 1 - _LONGEST_NOUN), -1):
        word = words[place][0]
        small = word.lower()
        if small in _PEOPLE_BEFORE and place and _names_people(words[place - 1][0]):
            continue
        if small == "and" and _joins_names(words, place):
            continue
        if small in _BOUNDARIES or small == "and" or small in _VERBS_BEFORE or (word == small and small.endswith("ed")):
            break
        first = place
    return first


def _joins_names(words: list[re.Match[str]], place: int) -> bool:
    """`Ada Brandt and Bo Lind`: both sides of the `and` have capitals."""
    return 0 < place < len(words) - 1 and words[place - 1][0][0].isupper() and words[place + 1][0][0].isupper()


def _names_people(word: str) -> bool:
    small = word.lower().strip(".'’\"")
    singular = small[:-3] + "y" if small.endswith("ies") else small.removesuffix("s")
    return small in _CROWD or small in PEOPLE or small in BODIES or singular in PEOPLE or singular in BODIES


def _has_a_will(words: list[re.Match[str]]) -> bool:
    """A pronoun, a name, an office, a body or a crowd: the last word before what hangs on the noun."""
    head = next(
        (place - 1 for place, word in enumerate(words) if place and word[0].lower() in _PEOPLE_BEFORE), len(words) - 1
    )
    word = words[head][0]
    if _names_people(word):
        return True
    if "-" in word and word.endswith(("ed", "-led")):  # `the council-backed plan`
        return False
    return word[0].isupper() and word.lower() not in STARTERS and len(word) > 1
