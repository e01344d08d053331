"""What people send: photos and documents are judged by content, photos are drawn anew."""
