"""Contracts for collaborative machine learning, paid in models, by Accord's command line.

>>> import accord
>>> accord.design("types.csv", participants=10).menu

Each function asks the command of its name, with that command's options. Tables are paths, frames, lists of dicts or
dicts of columns.
"""

from accord.answers.answer import Answer
from accord.answers.audit import Audit, ProofAudit
from accord.answers.bounds import Bounds
from accord.answers.certificate import Certificate, Checks
from accord.answers.chart import Chart
from accord.answers.contract import Contract
from accord.answers.delivery import Delivery, Handout
from accord.answers.fit import Fit
from accord.answers.games.alignment import Alignment
from accord.answers.games.bargain import Bargain, BargainGrid, Solution
from accord.answers.games.competition import Competition, UserOutcome
from accord.answers.offer import Offer
from accord.answers.simulation import Simulation
from accord.answers.sweep import Case, CaseOffer, Sweep
from accord.answers.welfare import Welfare
from accord.command.tables import TableLike
from accord.errors import (
    AccordError,
    AccordNote,
    BadInput,
    BadUsage,
    CannotWrite,
    InternalFault,
    Interrupted,
    NoBargain,
    NoContract,
    NoInput,
    NoSolution,
    NotFound,
    TooSoon,
)
from accord.questions.align import align
from accord.questions.bargain import bargain
from accord.questions.compete import compete
from accord.questions.deliver import deliver
from accord.questions.design import design
from accord.questions.fit import fit
from accord.questions.offers import offers
from accord.questions.simulate import simulate
from accord.questions.sweep import sweep
from accord.questions.verify import verify, verify_proof
from accord.questions.welfare import welfare

__all__ = [
    "AccordError",
    "AccordNote",
    "Alignment",
    "Answer",
    "Audit",
    "BadInput",
    "BadUsage",
    "Bargain",
    "BargainGrid",
    "Bounds",
    "CannotWrite",
    "Case",
    "CaseOffer",
    "Certificate",
    "Chart",
    "Checks",
    "Competition",
    "Contract",
    "Delivery",
    "Fit",
    "Handout",
    "InternalFault",
    "Interrupted",
    "NoBargain",
    "NoContract",
    "NoInput",
    "NoSolution",
    "NotFound",
    "Offer",
    "ProofAudit",
    "Simulation",
    "Solution",
    "Sweep",
    "TableLike",
    "TooSoon",
    "UserOutcome",
    "Welfare",
    "align",
    "bargain",
    "compete",
    "deliver",
    "design",
    "fit",
    "offers",
    "simulate",
    "sweep",
    "verify",
    "verify_proof",
    "welfare",
]
