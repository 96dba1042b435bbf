"""The words that show that somebody said something, and the nouns that say what kind of source it was.

Verbs come in four lots: those that report by themselves, those that need a complement or a source noun to tell them
from other uses (`the report`, `found in a field`), participles that lean on the subject of the main clause (`stating
that`), and those by which a document speaks.
"""

from __future__ import annotations

import re

from factcheck.intake.wordlist import alternatives, word_list

SAYS = """
    said says say told tells stated announced noted argued argues argue claimed insisted insists insist warned
    warns explained explains testified recalled commented declared stressed emphasized emphasised asserted
    asserts alleged contended contends maintained acknowledged acknowledges admitted admits confirmed confirms
    denied denies conceded concluded disclosed revealed predicted predicts remarked replied responded reiterated
    suggested tweeted wrote writes urged urges vowed pledged promised complained complains accused accuses
    accuse reported estimated believes believe thinks expects expect recommends recommended pointed_out
    points_out called_on called_for pleaded protested touted blamed blames criticized criticised condemned
    slammed assailed praised thanked cited cites advised cautioned highlighted underlined underscored lamented
    proclaimed opined quipped speculated testifies recounted demanded appreciated has_learned have_learned
    has_shown have_shown assured assures boasted boasts bragged clarified clarifies echoed hinted hints implied implies
    exclaimed shouted yelled chanted screamed muttered murmured whispered countered counters interjected interrupted
    wondered reminded reminds joked jokes swore reasoned mused surmised attested vented snapped deadpanned exhorted
"""

# Forms that are nouns or adjectives as often: they count before a complement, or after a document or a body.
SAYS_OR_NOUN = """
    states reports claims notes estimates warn deny found finds find shows show showed indicates indicated
    reveals documents documented records recorded registered summarizes summarises summarized summarised
    concludes suggests suggest describes lists listed puts put counted counts ruled rules determined established
    details charges charged demands
"""

PARTICIPLES = """
    saying stating adding noting warning stressing arguing claiming insisting announcing declaring alleging
    emphasizing emphasising asserting contending explaining acknowledging admitting confirming denying conceding
    pointing_out calling_on urging accusing telling suggesting complaining demanding calling describing blaming predicting
    vowing pledging promising denouncing criticizing criticising joking boasting asking recalling wondering reminding
    assuring lamenting dismissing comparing likening labeling labelling citing
"""

# Verbs with another common use, which count only at the end of a sentence or before a complement.
BEFORE_COMPLEMENT = """
    report claim state note estimate asked asks continued agreed agree agrees proposed read reads added answered mentions
    answers posted observed related mentioned described guessed informed briefed
"""

VERB = re.compile(rf"\b(?:{alternatives(SAYS + SAYS_OR_NOUN + PARTICIPLES + BEFORE_COMPLEMENT)})\b")
STRONG = frozenset(word.replace("_", " ") for word in SAYS.split())
PARTICIPLE = frozenset(word.replace("_", " ") for word in PARTICIPLES.split())
AMBIGUOUS = word_list(SAYS_OR_NOUN)
# Of these, the ones that may close a sentence: "… have risen, the ministry estimates."
MAY_CLOSE = STRONG | word_list(
    """
    states reports claims notes estimates warn found finds shows showed determined ruled added asked asks continued reads
    answered thinks agreed
    """
)
ACCORDING = re.compile(r"\b(?:[Aa]ccording\s+to|[Ii]n\s+the\s+words\s+of|[Aa]s\s+reported\s+by)\s+")

DOCUMENTS = word_list(
    """
    report reports study studies survey surveys poll polls letter letters statement statements video videos
    footage data figures statistics document documents memo memos manual manuals message messages audit audits
    research findings lawsuit complaint filing filings indictment affidavit analysis assessment review paper
    papers article book bulletin communique census index records estimates transcript recording recordings photo
    photos photograph photographs image images map maps investigation inquiry inventory registry post posts
    tweet email emails ruling judgment judgement verdict decree resolution dataset dossier file files minutes
    guidelines handbook brief yearbook newsletter leaflet brochure petition
    """
)

BODIES = word_list(
    """
    police ministry department office agency association union university committee commission council court
    bank group inc corp company party government army forces force news times post institute center centers centre centres
    organization organisation service services authority bureau board fund foundation federation parliament
    congress house senate watch international nations administration ombudsman embassy kremlin pentagon
    regulator regulators utility opposition charity firm campaign coalition alliance hospital school academy
    ministry's treasury cabinet command brigade prosecutor's tribunal watchdog chamber society network club
    league museum church trust observatory consortium syndicate corporation ltd plc llc co gazette tribune
    journal herald guardian reuters bloomberg navy guard staff exchange airline airlines
    """
)

PEOPLE = word_list(
    """
    minister president chairman chairwoman chair chief director spokesman spokeswoman spokesperson speaker
    official officer ambassador adviser advisor envoy secretary senator congressman congresswoman representative
    governor mayor colonel general captain lieutenant sergeant major admiral commander judge attorney lawyer
    professor doctor author analyst expert economist scientist researcher teacher driver farmer activist leader
    king queen prince princess pope bishop imam rabbi chancellor premier superintendent ceo cfo founder owner
    manager editor reporter journalist correspondent diplomat prosecutor detective sheriff witness resident
    student mother father neighbour neighbor worker engineer coach player candidate lawmaker deputy member
    epidemiologist physician nurse surgeon historian critic writer actor singer counselor counsellor coordinator
    head meteorologist person source aide negotiator strategist investor banker broker trader pilot soldier rep.
    sen. gov. dr. mr. mrs. ms. prof. lt. col. gen. sgt. capt. rev. sir lady lord dame president-elect
    commissioner inspector magistrate shopkeeper builder contractor operator landlord tenant miner fisherman midwife baker
    butcher grower maker seller carer volunteer campaigner organiser organizer vicar headteacher principal librarian
    councillor councilor alderman treasurer trustee warden ranger paramedic firefighter electrician plumber mechanic
    """
)
