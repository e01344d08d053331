"""Evidence: albums of photos, files and figures."""
