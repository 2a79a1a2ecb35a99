"""How much a party counts: its class after Mitchell, Agle & Wood."""

_CLASSES = {
    (False, False, False): "nonstakeholder",
    (True, False, False): "dormant",
    (False, True, False): "discretionary",
    (False, False, True): "demanding",
    (True, True, False): "dominant",
    (True, False, True): "dangerous",
    (False, True, True): "dependent",
    (True, True, True): "definitive",
}
_SALIENCE = ("none", "low", "moderate", "high")


def salience_class(*, power: bool, legitimacy: bool, urgency: bool) -> str:
    """Name the class by the attributes that a party has.

    It misleads where an attribute is guessed: ask for it instead, and show the class only where
    all three are known.

    Parameters
    ----------
    power
        It can carry its will.
    legitimacy
        Its claim is accepted: by rule, by office.
    urgency
        The matter is pressing or critical to it.

    References
    ----------
    Mitchell, Agle & Wood (1997), Toward a theory of stakeholder identification and salience,
    Academy of Management Review 22(4):853-886.

    Examples
    --------
    >>> salience_class(power=True, legitimacy=False, urgency=True)
    'dangerous'
    """
    return _CLASSES[power, legitimacy, urgency]


def salience(*, power: bool, legitimacy: bool, urgency: bool) -> str:
    """Salience of a class: none, low (latent), moderate (expectant), high (definitive).

    It is the number of attributes that a party has, after the same source.
    """
    return _SALIENCE[power + legitimacy + urgency]
