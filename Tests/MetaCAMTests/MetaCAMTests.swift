import MetaCAM
import Testing
