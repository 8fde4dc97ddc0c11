namespace Hengjian.Web.Shell;

/// <summary>What a person chose about the look; kept in a cookie of this browser.</summary>
internal static class Preferences
{
    internal const string DensityCookie = "density";
    internal const string Compact = "compact";
    internal const string Comfortable = "comfortable";

    internal static string DensityOf(HttpContext? context) =>
        context?.Request.Cookies[DensityCookie] == Compact ? Compact : Comfortable;

    internal static void SetDensity(HttpContext context, string value) =>
        context.Response.Cookies.Append(DensityCookie, value == Compact ? Compact : Comfortable, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            MaxAge = TimeSpan.FromDays(400),
            IsEssential = true,
        });
}
