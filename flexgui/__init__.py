"""FlexGUI: the desktop workbench for CyberSource's Flex API v2."""

__version__ = "0.1.0"
