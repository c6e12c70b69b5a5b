"""What people call functions, contracts and kinds of absence in lists of their own, beside the words of the program."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from planner import names
from planner.files.shift_words import key
from planner.files.template.labels import Lookup, said
from planner.plan import Plan

# Words that can mean two of them, such as `poh`, are left out: those are for the user to choose.
_WORDS: Mapping[str, Mapping[str, str]] = {
    "role": {
        "gp": "huisarts|huisartsen|arts|ha|hidha|dokter|doctor|physician|general practitioner|gp",
        "vs": "vs|verpleegkundig specialist|nurse practitioner|np",
        "pa": "pa|physician assistant",
        "poh_s": "poh-s|poh s|poh somatiek|poh-somatiek|praktijkverpleegkundige|praktijkondersteuner somatiek|pvk",
        "poh_ggz": "poh-ggz|poh ggz|praktijkondersteuner ggz|ggz",
        "assistant": "assistent|assistente|assistenten|assistentes|doktersassistent|doktersassistente|da"
        "|doktersassistenten|medisch assistent|assistant|medical assistant",
        "manager": "praktijkmanager|manager|pm|praktijkmanagement|practice manager",
        "aios": "aios|haio|huisarts in opleiding|huisarts i.o.|trainee|gp trainee|registrar",
    },
    "employment": {
        "employed": "loondienst|in loondienst|vast|vast contract|tijdelijk|dienstverband|hidha|employee|permanent",
        "owner": "eigenaar|praktijkhouder|praktijkeigenaar|maat|maatschap|vennoot|partner|owner",
        "locum": "waarnemer|waarneming|vaste waarnemer|zzp|zzp'er|freelance|locum",
        "trainee": "aios|haio|in opleiding|stagiair|stagiaire|leerling|trainee",
    },
    "kind": {
        "consult": "consulten|contact|consults",
        "task": "taak|taken|tasks",
        "overhead": "overhead|overig|indirect",
    },
    "channel": {
        "practice": "praktijk|spreekkamer|fysiek|op de praktijk|surgery|in person",
        "phone": "telefoon|telefonisch|tel|bellen|phone|telephone",
        "home": "visite|thuis|huisbezoek|home|home visit",
        "digital": "e-consult|econsult|mail|e-mail|online|beeldbellen|portaal|video",
        "none": "geen|zonder contact|n.v.t.|nvt|none",
    },
    "absence_kind": {
        "leave": "vakantie|verlof|vrij|vakantieverlof|v|adv|atv|vacation|annual leave|day off|time off",
        "study": "cursus|scholing|nascholing|studie|opleiding|studieverlof|congres|training|course|study leave",
        "holiday": "feestdag|feestdagen|bank holiday|public holiday",
        "sick": "ziek|ziekte|ziekteverlof|z|sick leave|illness|ill",
        "parental": "ouderschapsverlof|zwangerschapsverlof|bevallingsverlof|geboorteverlof|zwanger|maternity"
        "|maternity leave|paternity leave",
        "other": "anders|overig|bijzonder verlof|calamiteitenverlof|zorgverlof|onbetaald verlof|other",
    },
    "absence_state": {
        "asked": "aangevraagd|aanvraag|in behandeling|open|requested|pending",
        "granted": "toegekend|goedgekeurd|akkoord|ja|ok|approved|yes",
        "refused": "afgewezen|geweigerd|nee|rejected|declined|no",
    },
    "who": {"": "praktijk|praktijk dicht|praktijk gesloten|iedereen|allen|all|everyone"},
}


def own_lookup(plan: Plan, language: str) -> Lookup:
    """What each text means, with the words that people use besides; what the plan calls things goes first."""
    lookup = Lookup(plan, language)
    roles = {role.id for role in plan.roles}
    for vocabulary, meanings in _WORDS.items():
        for one, words in meanings.items():
            if vocabulary == "role" and one not in roles:
                continue
            for word in words.split("|"):
                lookup.add(vocabulary, one, word)
    for vocabulary, text in _shared(plan):
        lookup.hide(vocabulary, text)
    return lookup


def _shared(plan: Plan) -> Iterator[tuple[str, str]]:
    """The names that several people, activities or rooms have, by vocabulary."""
    people = [said(names.member(one)) for one in plan.staff]
    called = {
        "member": people,
        "who": people,
        "activity": [said(names.activity(one)) for one in plan.activities],
        "room": [said(names.room(one)) for one in plan.rooms],
    }
    for vocabulary, records in called.items():
        times = Counter(word for words in records for word in set(map(key, words)))
        yield from ((vocabulary, word) for word, count in times.items() if count > 1)
