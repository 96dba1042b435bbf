"""Words that carry a full stop without ending a sentence, and words that open one.

Three kinds of abbreviation, written here as they stand in a text, without the last stop: those that always go on
(`Mr.`, `e.g.`), those that go on before a figure (`No. 5`, `Dec. 15`), and those that may also end a sentence (`Inc.`,
`p.m.`), where the next word decides.
"""

from __future__ import annotations

from factcheck.intake.wordlist import word_list

GO_ON = word_list(
    """
    Mr Mrs Ms Mx Dr Drs Prof Sen Sens Rep Reps Gov Govs Gen Lt Col Sgt Capt Maj Adm Cmdr Cpl Pvt Insp Supt Det
    Rev Hon Pres Sec St Mt Ft Fr Messrs Mmes Amb Asst Atty Univ vs Vs cf viz e.g i.e eg ie ca approx resp incl
    excl Mme Mlle Dra Sra Herr Hr bzw z.B d.h u.a usw sog vgl evtl ggf Dipl Ing Mag т.е т.д г ул
    """
)

BEFORE_FIGURE = word_list(
    """
    no No nos Nos Nr nr art Art Arts sec Sec secs fig Fig figs Figs vol Vol vols p pp pg ch Ch chap para paras
    ver v op tel Tel ext Box Rm Apt Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec núm Núm n nº n° N° Abs
    """
)

MAY_END = word_list(
    """
    Inc Corp Co Cos Ltd LLC PLC Bros Jr Sr Esq Ph.D M.D B.A M.A etc al a.m p.m am pm Ave Blvd Rd Hwy Sq Bldg Est
    Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa
    Tenn Tex Vt Va Wash W.Va Wis Wyo Ont Que lbs oz ft hrs mins yrs Govt Intl Natl Assn Soc Inst Dept Jan Feb
    Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
    """
)

STARTERS = word_list(
    """
    the this that these those a an he she it they we you i his her its their our your my there here in on at for
    from by with of to as if when while after before since during until although though because but and or so
    yet still however meanwhile moreover furthermore also then thus hence according what who which where why how
    some many most all both each several few no not one two three is are was were has have had do does did can
    could will would should may might another other such even only just now today yesterday last next earlier
    later nobody nothing none everybody everyone somebody someone anyone anybody never
    """
)

# Written with a stop after the figure: "27. September", "1. Mai", "3. juni".
ORDINAL_MONTHS = word_list(
    """
    januar jänner februar märz april mai juni juli august september oktober november dezember marts maj januari
    februari mars augusti ledna února března dubna května června července srpna září října listopadu prosince
    siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna studenoga
    """
)
