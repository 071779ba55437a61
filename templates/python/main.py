import os

# Node.js 20 works: this hides the banner that jsii prints about it at every start
os.environ.setdefault("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "20")
# errors show the line that creates the wrong object
os.environ.setdefault("JSII_HOST_STACK_TRACES", "1")

from cdk8s import App  # noqa: E402

from charts import Platform, Shop  # noqa: E402

app = App()
Platform(app, "platform")
Shop(app, "shop")
app.synth()
