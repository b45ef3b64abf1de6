package io.github.junheng.examples.forms.report;

import io.github.junheng.examples.forms.RealPrograms;
import java.nio.file.Path;
import java.util.logging.Level;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The browser that tests look at pages in. */
final class Chromes {
    private Chromes() {}

    static Path program() {
        return RealPrograms.of("chromium", "chromium-browser", "google-chrome");
    }

    static ChromeDriver start() {
        Path driver = RealPrograms.of("chromedriver");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(program().toString());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1280,900");
        // Else the address may not change as often as there are explanations.
        options.addArguments("--disable-ipc-flooding-protection");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        return new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(driver.toFile())
                        .build(),
                options);
    }
}
