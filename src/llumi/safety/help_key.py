"""The public key of whoever releases LLUMI: the help lines that come with it are signed by it.

Its private half is in no repository. Whoever makes a release signs the list anew with a key of
their own, and puts the line that the command prints in place of this one:

    llumi help-lines sign src/llumi/safety/help.toml --key ~/llumi-release.key
"""

PROJECT_KEY = "utwYa1PIEPuCFDI/9jvlekKZUxARwsqm0mECBJUaqyE="
