"""Reading sentences aloud: prepared behind the voice, played in order, and known which one is heard."""
