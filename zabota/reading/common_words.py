"""Words too common to say anything, by language."""

COMMON = {
    "ru": """
        и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только
        ее мне было вот от меня еще нет о из ему теперь когда даже ну ли если уже или ни быть
        был него до вас нибудь опять уж вам ведь там потом себя ничего ей может они тут где есть
        надо ней для мы тебя их чем была сам чтоб без будто чего раз тоже себе под будет тогда
        кто этот того потому этого какой ним здесь этом один мой тем чтобы нее были куда зачем
        всех никогда можно при наконец два об другой хоть после над больше тот через эти нас про
        всего них какая много разве эту моя впрочем свою этой перед иногда лучше чуть том нельзя
        такой им более всегда конечно всю между это очень просто хотелось нам
    """,
    "ro": """
        și în de la nu cu pe o un că să se din mai este a fi pentru dar ce am a fost au ca sunt
        îi le mi ne vă lor lui ei noi voi el ea eu tu îl i-a mi-a ne-a v-a sau dacă când cum
        unde care cel cea cele cei ale al ai prin până după fără foarte tot toate toți doar nici
        iar deci încă aici acolo acest această aceasta acestea dintre spre sub peste între s-a
        n-a m-a te îmi își fie avea aveți avem era erau prea puțin bine
    """,
    "en": """
        the a an and or but if of to in on at by for with from as is are was were be been it its
        this that these those i we you he she they me us him her them my our your his their not
        no so too very just would will could can do did does have has had there here what which
        who when where how why all any more most some than then only also about into out up down
        over after before again
    """,
}
