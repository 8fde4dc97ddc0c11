using Hengjian.Kernel;

namespace Hengjian.Web.Features.SignIn;

/// <summary>Mistakes at the door: HJS0130–0139; the accounts' own refusals are HJS0120–0129.</summary>
public static class SignInProblems
{
    /// <summary>A field is empty.</summary>
    public static Problem Empty() => new("HJS0130", "请填写登录名和密码。");
}
