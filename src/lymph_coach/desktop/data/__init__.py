"""What the person takes along and puts back: the page for a visit, files of the diary, backups, deleting it all."""
