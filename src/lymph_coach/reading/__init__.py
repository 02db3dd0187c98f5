"""What is read: pages, sheets, and finding one's way in them. Qt-free."""
