using Hengjian.Domain.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class AccountGrantConfiguration : IEntityTypeConfiguration<AccountGrant>
{
    public void Configure(EntityTypeBuilder<AccountGrant> builder)
    {
        builder.ToTable("account_grants");
        builder.Property(g => g.Role).HasMaxLength(40);
        builder.Property(g => g.Unit).HasMaxLength(60);
        builder.Property(g => g.GivenBy).HasMaxLength(40);
        builder.Property(g => g.EndedBy).HasMaxLength(40);
        builder.HasIndex(g => g.RegionCode);
    }
}
