from zabota.desk.box import BoxTool, box_tools


@box_tools.register
class Offers(BoxTool):
    """The button that opens saved replies, macros and help pages."""

    name = "answers"
    template = "answers/parts/button.html"
    order = 10


@box_tools.register
class Hints(BoxTool):
    """While one writes: what may answer the customer, and whether the text says anything."""

    name = "answer_hints"
    place = "above"
    template = "answers/parts/hints_place.html"
    order = 10
