PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE change (only INTEGER PRIMARY KEY CHECK (only = 1), number INTEGER NOT NULL) STRICT;
INSERT INTO "change" VALUES(1,2);
CREATE TABLE entry (
            id TEXT PRIMARY KEY,
            day TEXT NOT NULL,      -- as it was there and then
            began_s REAL NOT NULL,  -- the moment, in seconds since 1970, to sort by
            began TEXT NOT NULL,
            ended TEXT NOT NULL,
            preset TEXT NOT NULL,
            posture TEXT NOT NULL,
            reach TEXT NOT NULL,
            arms TEXT NOT NULL,
            direction TEXT NOT NULL,
            rounds_planned INTEGER NOT NULL,
            rounds_done INTEGER NOT NULL,
            circles_planned INTEGER NOT NULL,
            circles_done INTEGER NOT NULL,
            why_ended TEXT NOT NULL,
            by_person INTEGER NOT NULL,
            before_pain INTEGER,
            before_tingling INTEGER,
            before_numbness INTEGER,
            before_tightness INTEGER,
            before_tension INTEGER,
            after_pain INTEGER,
            after_tingling INTEGER,
            after_numbness INTEGER,
            after_tightness INTEGER,
            after_tension INTEGER,
            note TEXT NOT NULL,
            after_care TEXT NOT NULL,
            for_visit INTEGER NOT NULL
        ) STRICT;
INSERT INTO "entry" VALUES('full','2026-11-01',1793521800.0,'2026-11-01T09:30:00+01:00','2026-11-01T09:50:00+01:00','standard','standing','wide','both','forward',3,2,60,41,'tired',1,0,1,2,3,4,6,7,8,9,10,'Warm hands.
=1+1, "quoted"; äöü ☺','["walk", "water"]',1);
INSERT INTO "entry" VALUES('entry-1','2026-11-02',1793608200.0,'2026-11-02T09:30:00+01:00','2026-11-02T09:50:00+01:00','standard','','','','',0,0,0,1,'',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'','[]',0);
INSERT INTO "entry" VALUES('entry-2','2026-11-03',1793694600.0,'2026-11-03T09:30:00+01:00','2026-11-03T09:50:00+01:00','standard','','','','',0,0,0,2,'',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'','[]',0);
CREATE TABLE goal (only INTEGER PRIMARY KEY CHECK (only = 1), days INTEGER NOT NULL) STRICT;
INSERT INTO "goal" VALUES(1,5);
CREATE TABLE hindrance (day TEXT PRIMARY KEY, obstacle TEXT) STRICT;
INSERT INTO "hindrance" VALUES('2026-11-10','no_time');
INSERT INTO "hindrance" VALUES('2026-11-17',NULL);
CREATE TABLE pause (first TEXT NOT NULL, last TEXT, reason TEXT NOT NULL, PRIMARY KEY (first, reason)) STRICT;
INSERT INTO "pause" VALUES('2026-11-03','2026-11-05','ill');
INSERT INTO "pause" VALUES('2026-11-20',NULL,'away');
CREATE INDEX entry_of_day ON entry (day, began_s);
CREATE INDEX entry_at_moment ON entry (began_s);
COMMIT;
