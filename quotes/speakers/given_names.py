"""Common first names and the gender that their bearers mostly have; compiled by hand."""

from __future__ import annotations

from quotes.speakers.lexicon import Gender, word_set

_MALE_NAMES = """
    aaron abdul abdullah abraham adam adrian ahmad ahmed alan albert alberto alejandro alex
    alexander alexei alfred ali allan allen alvaro amir anders andre andreas andrei andrew andy
    angelo anthony antoine antonio antonin antony ari arnold arthur ashton augusto austin barack
    barry ben benjamin bernard bernie bill billy bob bobby boris brad bradley brandon brendan brent
    brett brian bruce bruno bryan byron carl carlos cedric chad charles charlie chester chris
    christian christopher chuck claude clarence clay clint clive colin conor corey cory craig
    curtis dale damian damon dan daniel danny darren darrell dave david dean dennis derek
    desmond devin diego dmitri dmitry dominic don donald doug douglas duncan dwayne dylan earl
    eddie edgar edmund eduardo edward edwin eli elijah eliot elliot elliott emmanuel enrique
    eric erik ernest ethan eugene evan fabio felipe felix ferdinand fernando francis francisco
    franco frank franklin fred frederick gareth garry gary gavin gene geoff geoffrey george
    gerald gerard gerhard gerry gilbert glen glenn gordon graham grant greg gregory guillermo
    gus gustavo guy hamid hank hans harold harry harvey hassan hector henri henry herbert herman
    howard hugh hugo hussein ian ibrahim igor isaac ismail ivan ivor jack jackson jacob jacques
    jaime jake jamal james jamie jan jared jason javier jay jean jeff jeffrey jeremy jerome
    jerry jesse jesus jim jimmy joachim joaquin joe joel johan johannes john johnny jon jonathan
    jorge jose josef joseph josh joshua juan julian julio justin karl keith ken kenneth kevin
    khalid klaus kurt kyle lance larry lars laurence lawrence lee len leo leon leonard leonid
    leroy lester lewis liam lindsey lionel lloyd logan lorenzo lou louis lucas luis luke mahmoud
    malcolm manuel marc marcel marco marcus mario mark martin marvin mathieu matt matteo matthew
    maurice max maxim mehmet michael michel miguel mike mikhail miles milton mitch mitchell mitt
    mohamed mohammad mohammed morgan muhammad mustafa nathan nathaniel neil nelson newt nicholas
    nick nicolas nigel nikolai noah noel norman oleg oliver olivier omar oscar otto owen pablo
    patrick paul pavel pedro percy pete peter phil philip philippe phillip pierre piers rafael
    ralph ramon randall randy raul ray raymond reggie reginald rene ricardo richard rick ricky
    rob robert roberto robin rod roderick rodney rodrigo roger roland roman ron ronald ross roy
    rudolf rudy rupert rush russell ryan sajid salman sam samuel scott sean sebastian sergei
    sergey seth shane shaun sidney silvio simon spencer stan stanley stefan stephen steve steven
    stewart stuart tariq ted terrence terry theo theodore thomas tim timothy toby todd tom tommy
    tony travis trent trevor troy tyler tyrone uri vernon victor viktor vincent vladimir
    volodymyr wallace walter warren wayne werner wilfred will william willie winston wolfgang
    yasser yuri yusuf zachary zack
"""
_FEMALE_NAMES = """
    abigail ada adele adriana agnes aisha alana alexandra alexandria alexis alice alicia alina
    alison allison alma amanda amber amelia amina amy ana andrea angela angelica angelique angie
    anita ann anna anne annette annie april ariana arlene ashley audrey aubrey barbara beatrice
    becky belinda bella bernadette bertha beth bethany betty beverly bonnie brenda bridget
    brittany brooke camila camille candace cara carissa carla carly carmen carol carole carolina
    caroline carolyn carrie cassandra catherine cathy cecilia celeste celia charlene charlotte
    chelsea cheryl chloe christa christina christine cindy claire clara clare claudia colleen
    condoleezza connie constance cora courtney crystal cynthia daisy dana daniela danielle dawn
    deanna debbie deborah debra deirdre delia delores denise diana diane dianne dolores donna
    dora doris dorothy ebony edith eileen elaine eleanor elena elisa elise elizabeth ella ellen
    ellie eloise elsa elsie emily emma erica erika erin esther ethel eunice eva eve evelyn faith
    fatima faye felicia fiona florence frances francesca gabriela gabrielle gail gayle gemma
    geraldine gertrude gianna gillian gina ginger giselle gladys glenda gloria grace greta
    gretchen gwen hannah harriet hazel heather heidi helen helena helga hillary hilary holly
    hope ida imelda inez ingrid irene iris irma isabel isabella ivana ivanka jacqueline jane
    janet janice jasmine jean jeanette jeanne jenna jennie jennifer jenny jessica jill joan
    joann joanna joanne jodi jody josephine joy joyce juanita judi judith judy julia juliana
    julie june kamala karen karin kate katherine kathleen kathryn kathy katie katrina kay kayla
    keisha kelly kendra kerry kim kimberly kirsten kirstin kristen kristin kristina krystal lana
    lara latoya laura lauren leah leigh leila lena leslie leticia lily linda lindsay lisa liz
    liza lois lola loretta lori lorraine louisa louise lucia lucille lucy luisa lydia lynn lynne
    mabel mackenzie madeleine madison maggie malala mandy marcia margaret margarita maria mariam
    marian marianne marie marilyn marina marion marisa marissa marjorie marlene marsha martha
    mary maryam maureen maxine megan megyn melania melanie melinda melissa mercedes meredith mia
    michele michelle mildred mindy miriam molly mona monica muriel myra nadia nancy naomi
    natalia natalie natasha nell nicola nicole nina nora norma olga olivia oprah pamela pat
    patricia paula pauline peggy penelope penny phoebe phyllis priscilla rachel ramona rebecca
    regina renee rhonda rita roberta robyn rosa rosalind rose rosemary roxanne ruth sabrina
    sadie sally samantha sandra sandy sara sarah selena serena shannon sharon sheila shelley
    shelly sherry shirley silvia simone sofia sonia sonya sophia sophie stacey stacy stella
    stephanie sue susan susanna suzanne svetlana sybil sylvia tamara tammy tania tanya tara
    tatiana teresa terri thelma theresa tiffany tina toni tonya tracey tracy tricia trisha
    ursula valentina valerie vanessa vera veronica vicki vicky victoria viola violet virginia
    vivian wanda wendy whitney wilma yolanda yvette yvonne zoe
"""
_EITHER = word_set(
    """
    alex andrea ashley aubrey carol casey chris dana francis jackie jamie jan jean jesse joan
    jordan kelly kerry kim lee leigh leslie lindsay lindsey lynn marion morgan nicola pat robin
    sam sandy shannon simone taylor terry tracy
    """
)
_MALE, _FEMALE = word_set(_MALE_NAMES), word_set(_FEMALE_NAMES)
FIRST_NAMES: dict[str, Gender] = {
    **dict.fromkeys(_MALE - _FEMALE - _EITHER, "m"),
    **dict.fromkeys(_FEMALE - _MALE - _EITHER, "f"),
}
"""Common first names, folded, with the gender that nearly all of their bearers have."""
GIVEN_NAMES = _MALE | _FEMALE | _EITHER
