"""The diary: what was practised and how it felt, kept on this machine. Qt-free."""
