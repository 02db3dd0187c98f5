"""Words to sound: every phrase of a session prepared as a clip before it is needed."""
