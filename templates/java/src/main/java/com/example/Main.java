package com.example;

import org.cdk8s.App;

public final class Main {
    public static void main(final String[] args) {
        final App app = new App();
        new Platform(app, "platform");
        new Shop(app, "shop");
        app.synth();
    }
}
