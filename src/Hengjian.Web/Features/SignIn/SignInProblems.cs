using Hengjian.Kernel;

namespace Hengjian.Web.Features.SignIn;

/// <summary>Mistakes at the door: HJS0130–0139; the accounts' own refusals are HJS0120–0129.</summary>
public static class SignInProblems
{
    /// <summary>A field is empty.</summary>
    public static Problem Empty() => new("HJS0130", "请填写登录名和密码。");

    /// <summary>Too many wrong ones from one network address.</summary>
    public static Problem TooManyFromHere() => new("HJS0131", "这个网络地址上输错的次数太多，请 5 分钟后再试。", Expected: "在以前登录过这个账号的浏览器上，或换一个网络，可以照常登录");
}
