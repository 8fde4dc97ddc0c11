using Hengjian.Domain.Accounts;
using Hengjian.Web.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Hengjian.Web.Tests.Security;

public sealed class KnownDevicesTests
{
    private readonly EphemeralDataProtectionProvider protection = new();
    private readonly StandingClock clock = new();

    private KnownDevices Devices => field ??= new(protection, clock);

    private static Account Of(string name, string hash = "a") =>
        new() { Name = name, DisplayName = name, PasswordHash = hash, CreatedAt = default };

    // A browser: keeps the cookie it is given and sends it with the next request.
    private static HttpContext Next(HttpContext before, string? cookie = null)
    {
        var set = before.Response.GetTypedHeaders().SetCookie.LastOrDefault();
        var context = new DefaultHttpContext();
        if ((cookie ?? (set is null ? null : $"{set.Name}={set.Value}")) is { } sent) context.Request.Headers.Cookie = sent;
        return context;
    }

    private HttpContext Remembered(params Account[] accounts)
    {
        HttpContext context = new DefaultHttpContext();
        foreach (var account in accounts)
        {
            Devices.Remember(context, account);
            context = Next(context);
        }
        return context;
    }

    [Fact]
    public void WhoSignedInHere_IsKnown_WithThePasswordOfThen()
    {
        var browser = Remembered(Of("zhang"), Of("li"));
        Assert.True(KnownDevices.Fits(Devices.Of(browser, "zhang")!, Of("zhang")));
        Assert.NotNull(Devices.Of(browser, "li"));
        Assert.Null(Devices.Of(browser, "wang"));
        Assert.False(KnownDevices.Fits(Devices.Of(browser, "zhang")!, Of("zhang", "b")));
        Assert.False(KnownDevices.Fits(Devices.Of(browser, "li")!, Of("zhang")));
    }

    [Fact]
    public void ACookieOfAnotherServer_OrACutOne_IsNone()
    {
        var browser = Remembered(Of("zhang"));
        Assert.Null(new KnownDevices(new EphemeralDataProtectionProvider(), clock).Of(browser, "zhang"));
        var sent = browser.Request.Headers.Cookie.ToString();
        Assert.Null(Devices.Of(Next(browser, sent[..^5]), "zhang"));
        Assert.False(Devices.KnowsAnybody(Next(browser, "hengjian-device=x")));
        Assert.True(Devices.KnowsAnybody(browser));
    }

    [Fact]
    public void FiveWrongOnes_MakeItAStrangerForAnHour()
    {
        var browser = Remembered(Of("zhang"), Of("li"));
        var device = Devices.Of(browser, "zhang")!;
        for (var i = 0; i < KnownDevices.Most; i++)
        {
            Assert.NotNull(Devices.Of(browser, "zhang"));
            Devices.Fail(device);
        }
        Assert.Null(Devices.Of(browser, "zhang"));
        Assert.NotNull(Devices.Of(browser, "li"));
        clock.Now += KnownDevices.Rests - TimeSpan.FromTicks(1);
        Assert.Null(Devices.Of(browser, "zhang"));
        clock.Now += TimeSpan.FromTicks(1);
        Assert.NotNull(Devices.Of(browser, "zhang"));
    }

    [Fact]
    public void AfterHalfAYear_ItIsForgotten()
    {
        var browser = Remembered(Of("zhang"));
        clock.Now += KnownDevices.Lasts - TimeSpan.FromTicks(1);
        Assert.NotNull(Devices.Of(browser, "zhang"));
        clock.Now += TimeSpan.FromTicks(1);
        Assert.Null(Devices.Of(browser, "zhang"));
    }

    [Fact]
    public void AMachineOfManyPeople_KeepsTheLastEight_InACookieBrowsersKeep()
    {
        var browser = Remembered([.. Enumerable.Range(0, 12).Select(i => Of($"person-with-a-name-as-long-as-they-get-{i:D2}"))]);
        Assert.Null(Devices.Of(browser, "person-with-a-name-as-long-as-they-get-03"));
        Assert.NotNull(Devices.Of(browser, "person-with-a-name-as-long-as-they-get-04"));
        Assert.InRange(browser.Request.Headers.Cookie.ToString().Length, 1, 4096);
    }

    private sealed class StandingClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
