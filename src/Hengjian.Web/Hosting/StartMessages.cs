using Hengjian.Kernel;
using Hengjian.Web.Features.SignIn;

namespace Hengjian.Web.Hosting;

/// <summary>What the console says: the address and, in demo mode, the accounts; or why there is nothing to serve.</summary>
internal static class StartMessages
{
    /// <summary>Exit code for bad input or usage.</summary>
    private const int BadInput = 2;

    internal static int Refuse(IReadOnlyList<Problem> problems)
    {
        foreach (var problem in problems) Console.Error.WriteLine(problem);
        return BadInput;
    }

    internal static void Welcome(WebApplication app)
    {
        Console.WriteLine();
        foreach (var address in app.Urls) Console.WriteLine($"衡鉴已启动：{address}");
        var accounts = app.Services.GetServices<DemoAccount>().ToList();
        if (accounts.Count > 0) Console.WriteLine("演示账号（登录名 / 密码）：");
        foreach (var account in accounts)
            Console.WriteLine($"  {account.Name} / {account.Password}　{account.Role}　{account.DisplayName}");
        Console.WriteLine("按 Ctrl+C 停止。");
    }
}
