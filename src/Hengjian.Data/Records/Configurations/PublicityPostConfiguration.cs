using Hengjian.Domain.Packages;
using Hengjian.Domain.Publicity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class PublicityPostConfiguration : IEntityTypeConfiguration<PublicityPostRecord>
{
    public void Configure(EntityTypeBuilder<PublicityPostRecord> builder)
    {
        builder.ToTable("publicity_posts");
        builder.Property(r => r.TextSha256).HasMaxLength(64);
        builder.Property(r => r.ContentSha256).HasMaxLength(64);
        builder.Property(r => r.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.Reason).HasMaxLength(1000);
        builder.Property(r => r.By).HasMaxLength(40);
        builder.HasIndex(r => new { r.State, r.To });
        builder.HasIndex(r => r.PackageId);
        builder.HasOne<PackageRecord>().WithMany().HasForeignKey(r => r.PackageId).OnDelete(DeleteBehavior.Restrict);
    }
}
