from zabota.desk.box import BoxTool, box_tools


@box_tools.register
class TensePlace(BoxTool):
    """Where the prompt for a tense talk stands: empty at first, filled by what comes beside the talk."""

    name = "tense"
    place = "above"
    template = "recovery/parts/tense_place.html"
    order = 5
