"""What the staff's pages of both apps are made of: forms, boxes, lists and search."""
