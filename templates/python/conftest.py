import os

# Node.js 20 works: this hides the banner that jsii prints about it at every start
os.environ.setdefault("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "20")
