from cdk8s import App

from charts import Platform, Shop

app = App()
Platform(app, "platform")
Shop(app, "shop")
app.synth()
