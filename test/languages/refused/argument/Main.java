import io.github.cdk8sdvp.CoreFraction;

public final class Main {
    public static void main(final String[] args) {
        CoreFraction.percent(0);
    }
}
