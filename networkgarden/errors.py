"""Errors that a person may meet, each with a title and an advice.

::

    NetworkGardenError
    ├── UsageError               the command or input does not make sense (exit status 2)
    │   └── AmbiguousName        several contacts answer to that name
    ├── NotFound                 no such contact, bed, file or action
    ├── LockedGarden             the key is not to be had: keyring, passphrase
    │   └── WrongKey             a key was offered and does not open the garden
    ├── DamagedGarden            the file is truncated or is not a garden
    ├── NewerGarden              the file was written by a newer version
    ├── UnreadableFile           a file offered for import is of no known kind
    └── AlreadyRunning           another instance owns this profile and does not answer

Anything else that is raised is a bug.
"""


class NetworkGardenError(Exception):
    """Something a person can understand and act upon.

    ``title`` says what happened in one sentence; ``advice`` what to do about it (may be empty).
    """

    exit_status = 1

    def __init__(self, title: str, advice: str = "") -> None:
        super().__init__(title)
        self.title = title
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.title} {self.advice}".strip()

    @property
    def told(self) -> str:
        """For a terminal: the advice on a line of its own."""
        return "\n".join(part for part in (self.title, self.advice) if part)


class UsageError(NetworkGardenError):
    exit_status = 2


class AmbiguousName(UsageError):
    pass


class NotFound(NetworkGardenError):
    pass


class LockedGarden(NetworkGardenError):
    pass


class WrongKey(LockedGarden):
    pass


class DamagedGarden(NetworkGardenError):
    pass


class NewerGarden(NetworkGardenError):
    pass


class UnreadableFile(NetworkGardenError):
    pass


class AlreadyRunning(NetworkGardenError):
    pass
