from houses.drawing.fronts import FAMILY_OF_KIND, SHAPE_OF_KIND, Shape, front

__all__ = ["FAMILY_OF_KIND", "SHAPE_OF_KIND", "Shape", "front"]
