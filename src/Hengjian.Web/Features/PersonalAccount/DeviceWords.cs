namespace Hengjian.Web.Features.PersonalAccount;

/// <summary>What people call a browser by its own long name: Windows 上的 Chrome.</summary>
internal static class DeviceWords
{
    private static readonly (string Mark, string Name)[] Browsers =
        [("MicroMessenger", "微信"), ("Edg", "Edge"), ("360", "360 浏览器"), ("QQBrowser", "QQ 浏览器"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("HarmonyOS", "鸿蒙"), ("Android", "安卓手机"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("UOS", "统信 UOS"), ("Linux", "Linux")];

    internal static string Of(string agent)
    {
        var browser = Browsers.FirstOrDefault(b => agent.Contains(b.Mark, StringComparison.Ordinal)).Name;
        var system = Systems.FirstOrDefault(s => agent.Contains(s.Mark, StringComparison.Ordinal)).Name;
        return (system, browser) switch
        {
            (null, null) => "其他程序",
            (null, _) => browser,
            (_, null) => system,
            _ => $"{system} 上的 {browser}",
        };
    }
}
