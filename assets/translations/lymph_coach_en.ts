<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>DiaryWords</name>
    <message numerus="yes">
        <location filename="../../src/lymph_coach/desktop/diary/words.py" line="73"/>
        <source>%n begun only</source>
        <translation>
            <numerusform>%n begun only</numerusform>
            <numerusform>%n begun only</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../src/lymph_coach/desktop/diary/words.py" line="78"/>
        <source>%n session(s)</source>
        <translation>
            <numerusform>%n session</numerusform>
            <numerusform>%n sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../src/lymph_coach/desktop/diary/words.py" line="87"/>
        <source>{done} of %n day(s) this week</source>
        <translation>
            <numerusform>{done} of %n day this week</numerusform>
            <numerusform>{done} of %n days this week</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../src/lymph_coach/desktop/diary/words.py" line="141"/>
        <source>{done} of %n round(s)</source>
        <translation>
            <numerusform>{done} of %n round</numerusform>
            <numerusform>{done} of %n rounds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../src/lymph_coach/desktop/diary/words.py" line="143"/>
        <location filename="../../src/lymph_coach/desktop/diary/words.py" line="202"/>
        <source>%n round(s)</source>
        <translation>
            <numerusform>%n round</numerusform>
            <numerusform>%n rounds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../src/lymph_coach/desktop/diary/words.py" line="145"/>
        <source>{done} of %n circle(s)</source>
        <translation>
            <numerusform>{done} of %n circle</numerusform>
            <numerusform>{done} of %n circles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../src/lymph_coach/desktop/diary/words.py" line="148"/>
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EndingPage</name>
    <message numerus="yes">
        <location filename="../../src/lymph_coach/desktop/practise/ending.py" line="153"/>
        <source>%n circle(s)</source>
        <translation>
            <numerusform>%n circle</numerusform>
            <numerusform>%n circles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../src/lymph_coach/desktop/practise/ending.py" line="155"/>
        <source>%n round(s)</source>
        <translation>
            <numerusform>%n round</numerusform>
            <numerusform>%n rounds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../src/lymph_coach/desktop/practise/ending.py" line="156"/>
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryEditor</name>
    <message numerus="yes">
        <location filename="../../src/lymph_coach/desktop/diary/editor.py" line="185"/>
        <source>This note is %n letter(s) too long.</source>
        <translation>
            <numerusform>This note is %n letter too long.</numerusform>
            <numerusform>This note is %n letters too long.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfferCard</name>
    <message numerus="yes">
        <location filename="../../src/lymph_coach/desktop/today/offer.py" line="45"/>
        <source>You had done %n circle(s). Go on where it stopped, or keep them as they are.</source>
        <translation>
            <numerusform>You had done %n circle. Go on where it stopped, or keep them as they are.</numerusform>
            <numerusform>You had done %n circles. Go on where it stopped, or keep them as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message numerus="yes">
        <location filename="../../src/lymph_coach/desktop/today/page.py" line="195"/>
        <source>Last time: %n day(s) ago.</source>
        <translation>
            <numerusform>Last time: %n day ago.</numerusform>
            <numerusform>Last time: %n days ago.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message numerus="yes">
        <location filename="../../src/lymph_coach/desktop/wording.py" line="37"/>
        <source>About %n minute(s)</source>
        <translation>
            <numerusform>About %n minute</numerusform>
            <numerusform>About %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../src/lymph_coach/desktop/wording.py" line="104"/>
        <source>%n round(s) of {small} small and {large} large circles.</source>
        <translation>
            <numerusform>%n round of {small} small and {large} large circles.</numerusform>
            <numerusform>%n rounds of {small} small and {large} large circles.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../../src/lymph_coach/desktop/wording.py" line="124"/>
        <source>At this pace your arms would be up for more than %n second(s), so there is a rest half way.</source>
        <translation>
            <numerusform>At this pace your arms would be up for more than %n second, so there is a rest half way.</numerusform>
            <numerusform>At this pace your arms would be up for more than %n seconds, so there is a rest half way.</numerusform>
        </translation>
    </message>
</context>
</TS>
