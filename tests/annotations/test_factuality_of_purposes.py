"""Purposes that lie in what serves them, chances taken, acts that go on, acts that a question takes for granted."""

import pytest

from tests.sentences import lines

CASES: dict[str, list[tuple[str, str]]] = {
    "a purpose that lies in what is done for it": [
        ("Kenya sent arms to support Ghana.", "Kenya supports Ghana asserted"),
        ("Kenya will send arms to support Ghana.", "Kenya supports Ghana planned"),
        ("Kenya may send arms to support Ghana.", "Kenya supports Ghana possible"),
        ("Kenya plans to send arms to support Ghana.", "Kenya supports Ghana planned"),
        ("Kenya refused to send arms to support Ghana.", "Kenya supports Ghana possible"),
        ("If Kenya sends arms to support Ghana, Peru will leave.", "Kenya supports Ghana hypothetical"),
        ("Kenya gave Ghana money to help Peru.", "Kenya provides_aid_to Peru asserted"),
        ("Kenya has the money to support Ghana.", "Kenya supports Ghana possible"),
        ("Kenya needs money to support Ghana.", "Kenya supports Ghana requested"),
        ("Kenya is working to support Ghana.", "Kenya supports Ghana asserted"),
        ("Kenya is working to sanction Ghana.", "Kenya sanctions Ghana planned"),
        ("Kenya continued its efforts to counter Ghana.", "Kenya opposes Ghana asserted"),
    ],
    "a purpose beside what is done for it": [
        ("Kenya sent arms to attack Ghana.", "Kenya attacks Ghana planned"),
        ("Kenya sent arms to support Peru and to attack Ghana.", "Kenya attacks Ghana planned"),
        ("Kenya sent arms to support Peru and attack Ghana.", "Kenya attacks Ghana planned"),
        ("Kenya formed a party to support Ghana.", "Kenya supports Ghana planned"),
        ("Ada Vale flew to Lima to meet Tom Reed.", "Ada Vale meets Tom Reed planned"),
        ("What would help is for Kenya to support Ghana.", "Kenya supports Ghana planned"),
        ("Peru believes in sending arms to support Ghana.", "Peru supports Ghana possible"),
    ],
    "what people gather to say": [
        ("Kenya met Peru to condemn Ghana.", "Kenya criticizes Ghana asserted"),
        ("Kenya met Peru to attack Ghana.", "Kenya attacks Ghana planned"),
        ("Peru urged Kenya to gather to protest against Ghana.", "Kenya opposes Ghana requested"),
        ("Ada Vale flew to Lima to condemn Ghana.", "Ada Vale criticizes Ghana planned"),
    ],
    "what is done by a vote": [
        ("Kenyan lawmakers voted to condemn Ghana.", "Kenyan lawmakers criticizes Ghana asserted"),
        ("Kenyan lawmakers will vote to condemn Ghana.", "Kenyan lawmakers criticizes Ghana planned"),
        ("Kenya did not vote to condemn Ghana.", "Kenya criticizes Ghana denied"),
        ("Kenya voted to attack Ghana.", "Kenya attacks Ghana planned"),
    ],
    "steps and chances": [
        ("Kenya took steps today to impose sanctions on Ghana.", "Kenya sanctions Ghana asserted"),
        ("Kenya will take steps to impose sanctions on Ghana.", "Kenya sanctions Ghana planned"),
        ("Ada Vale has had the opportunity to meet Tom Reed.", "Ada Vale meets Tom Reed asserted"),
        ("Ada Vale will have the opportunity to meet Tom Reed.", "Ada Vale meets Tom Reed possible"),
        ("Ada Vale had the privilege of meeting Tom Reed.", "Ada Vale meets Tom Reed asserted"),
        ("Ada Vale will have the privilege of meeting Tom Reed.", "Ada Vale meets Tom Reed possible"),
        ("Ada Vale was the first to condemn Ghana.", "Ada Vale criticizes Ghana asserted"),
        ("Kenya is the only country yet to ratify the treaty.", "Kenya adopts treaty denied"),
    ],
    "an act that goes on": [
        ("Kenya will continue to support Ghana.", "Kenya supports Ghana asserted"),
        ("Kenya pledged to continue supporting Ghana.", "Kenya supports Ghana asserted"),
        ("Kenya could continue supporting Ghana.", "Kenya supports Ghana asserted"),
        ("Kenya wants to keep supporting Ghana.", "Kenya supports Ghana asserted"),
        ("Kenya will continue to praise and support Ghana.", "Kenya supports Ghana asserted"),
        ("Kenya will begin to support Ghana.", "Kenya supports Ghana planned"),
        ("Peru urged Kenya to halt its attack on Ghana.", "Kenya attacks Ghana asserted"),
    ],
    "an act that a question takes for granted": [
        ("Why did Kenya attack Ghana?", "Kenya attacks Ghana asserted"),
        ("How is Kenya supporting Ghana?", "Kenya supports Ghana asserted"),
        ("Why would Kenya attack Ghana?", "Kenya attacks Ghana possible"),
        ("Did Kenya attack Ghana?", "Kenya attacks Ghana hypothetical"),
        ("Nobody explained why Kenya had attacked Ghana.", "Kenya attacks Ghana asserted"),
        ("As soon as Kenya attacks Ghana, Peru will leave.", "Kenya attacks Ghana hypothetical"),
        ("As long as Kenya attacks Ghana, Peru will stay.", "Kenya attacks Ghana hypothetical"),
    ],
    "words that are given by saying so": [
        ("“Let me thank Kenya for its support,” said Ada Vale.", "Ada Vale supports Kenya asserted"),
        ("“I would like to thank Kenya for its support,” said Ada Vale.", "Ada Vale supports Kenya asserted"),
        ("“Let me visit Kenya,” said Ada Vale.", "Ada Vale visits Kenya requested"),
    ],
    "conditions of what is called for or threatened": [
        ("Kenya threatened Ghana with sanctions if it attacks Peru.", "Kenya threatens Ghana asserted"),
        ("Kenya would threaten Ghana with sanctions if it attacked Peru.", "Kenya threatens Ghana possible"),
    ],
    "what stands beside": [
        ("Kenya wants to keep talks open and is attacking Ghana.", "Kenya attacks Ghana asserted"),
        ("Kenya and Ghana agreed on a ceasefire.", "Kenya agrees_with Ghana asserted"),
        ("Kenya did not agree to a ceasefire with Ghana.", "Kenya agrees_with Ghana denied"),
        ("Not long ago Kenya declared that it would support Ghana.", "Kenya supports Ghana planned"),
        ("The ministers discussed Kenya's plan to attack Ghana.", "Kenya attacks Ghana planned"),
    ],
}  # fmt: skip

SENTENCES = [(name, sentence, expected) for name, cases in CASES.items() for sentence, expected in cases]


@pytest.mark.parametrize(("construction", "sentence", "expected"), SENTENCES, ids=str)
def test_a_purpose_is_as_real_as_what_serves_it(construction: str, sentence: str, expected: str) -> None:
    act = expected.rsplit(maxsplit=1)[0]
    assert {said for said in lines(sentence) if said.startswith(f"{act} ")} == {expected}, sentence
